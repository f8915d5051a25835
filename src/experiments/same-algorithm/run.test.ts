import { expect, test } from "vitest";
import { createEngine } from "#engine";
import { createRandom } from "#random";
import { parseParameters } from "../parameters.ts";
import { readPublic } from "../read-public.ts";
import { about } from "./about.ts";
import { run } from "./run.ts";
import type { Frame } from "./types.ts";

const minutes = 60_000;

async function start(settings: Readonly<Record<string, string>>) {
  const engine = await createEngine();
  const { params, seed, problems } = parseParameters(about, settings);
  expect(problems).toEqual([]);
  const controller = new AbortController();
  const { signal } = controller;
  const random = createRandom(seed);
  const running = run({ engine, params, seed, random, signal, readFile: readPublic });
  return { engine, controller, running };
}

/** Run with small settings, and keep the frames. */
async function runSmall(settings: Readonly<Record<string, string>>) {
  const { engine, running } = await start(settings);
  const frames: Frame[] = [];
  try {
    for (;;) {
      const next = await running.next();
      if (next.done) return { frames, result: next.value };
      frames.push(next.value);
    }
  } finally {
    await engine.dispose();
  }
}

test(
  "A small run trains every form and kind, and compares every two seeds.",
  async () => {
    const settings = { p: "11", networks: "all", seeds: "3", width: "32", effort: "0.1" };
    const { frames, result } = await runSmall(settings);
    expect(result.data.forms.map(({ form }) => form)).toEqual([
      "square",
      "relu",
      "transformer",
      "uniform",
    ]);
    for (const { form, groups } of result.data.forms)
      for (const { kind, nets, pairs, lines } of groups) {
        expect([form, kind, nets.length, pairs.length, lines.renamed.length]).toEqual([
          form,
          kind,
          3,
          3,
          3,
        ]);
        if (form !== "transformer")
          for (const { symmetricity } of nets) expect(symmetricity).toBeCloseTo(1, 3);
        for (const [i, line] of lines.renamed.entries())
          expect(line.cosine).toBeGreaterThanOrEqual(lines.matched[i]!.cosine);
      }
    const progress = frames.map((frame) => frame.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(new Set(result.measured.map(({ id }) => id)).size).toBe(result.measured.length);
  },
  4 * minutes,
);

test(
  "The same seed gives the same numbers, and another seed others.",
  async () => {
    const settings = { p: "11", networks: "uniform", seeds: "2", width: "32", effort: "0.1" };
    const { result } = await runSmall(settings);
    expect((await runSmall(settings)).result).toEqual(result);
    expect((await runSmall({ ...settings, seed: "2" })).result.data).not.toEqual(result.data);
  },
  4 * minutes,
);

test(
  "Squares that generalise have the form of the analytic solution, and their controls have not.",
  async () => {
    const { result } = await runSmall({ networks: "square", seeds: "2" });
    const value = (id: string) => result.measured.find((each) => each.id === id)!.value;
    expect(value("heldout-accuracy-square-trained")).toBeGreaterThan(0.95);
    expect(value("heldout-accuracy-square-memorising")).toBeLessThan(0.2);
    expect(value("analytic-square-trained")).toBeGreaterThan(0.85);
    expect(value("analytic-square-memorising")).toBeLessThan(0.5);
    expect(value("kept-matched-square-trained")).toBeGreaterThan(
      2 * value("kept-straight-square-trained"),
    );
  },
  4 * minutes,
);

test("A modulus that is no prime is refused before training, unless nothing is to be renamed.", async () => {
  await expect(runSmall({ p: "15" })).rejects.toThrow("15 = 3 × 5");
  const { running, engine, controller } = await start({
    p: "15",
    rename: "false",
    networks: "square",
  });
  expect((await running.next()).done).toBe(false);
  controller.abort();
  await expect(running.next()).rejects.toThrow("abort");
  await engine.dispose();
});

test("One seed is too few, and even moduli are refused, with what is accepted.", () => {
  expect(parseParameters(about, { seeds: "1" }).problems[0]).toContain("2 to 8");
  expect(parseParameters(about, { p: "24" }).problems[0]).toContain("11 to 59 in steps of 2");
});
