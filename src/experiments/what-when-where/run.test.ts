import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEngine } from "#engine";
import { createRandom } from "#random";
import { parseParameters } from "../parameters.ts";
import { readPublic } from "../read-public.ts";
import { about } from "./about.ts";
import { appearance } from "./gather.ts";
import { run } from "./run.ts";
import { mapTable, trainingTable, valueTable } from "./tables.ts";

const minutes = 60_000;

/** Run with an engine of its own. */
async function runOnce(texts: Readonly<Record<string, string>>, signal?: AbortSignal) {
  const engine = await createEngine();
  try {
    const { params, seed } = parseParameters(about, texts);
    const frames = run({
      engine,
      params,
      seed,
      random: createRandom(seed),
      signal: signal ?? new AbortController().signal,
      readFile: readPublic,
    });
    let step = await frames.next();
    while (!step.done) step = await frames.next();
    return step.value;
  } finally {
    await engine.dispose();
  }
}

test(
  "A run twice is the same; the untrained network is nowhere above itself, and shuffled labels are at chance.",
  async () => {
    const settings = { checkpoint: "0", positions: "400" };
    const { data, measured } = await runOnce(settings);
    expect((await runOnce(settings)).measured).toEqual(measured);
    for (const [excess] of data.excess[0]!) expect(excess ?? 0).toBeLessThanOrEqual(0);
    const shuffled = measured.find(({ id }) => id === "shuffled")!.value;
    expect(Math.abs(shuffled)).toBeLessThan(0.15); // the best of six layers, 100 held-out positions
    const tables = [mapTable(data), trainingTable(data), valueTable(data)];
    for (const { columns, rows } of tables)
      for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(tables[0]!.rows).toHaveLength(data.concepts.length);
  },
  5 * minutes,
);

test("A run stops when it is told to.", async () => {
  await expect(runOnce({ positions: "400" }, AbortSignal.abort())).rejects.toThrow("abort");
});

test("A concept appears where its excess first reaches half of the last, if that stands out.", () => {
  const chosen = [0, 10, 100, 1000].map((games) => ({ games }));
  const excess = [
    [[-0.1, 0], [0]],
    [[0.04, 0.21], [0.01]],
    [[0.12, 0.3], [0.02]],
    [[0.2, 0.4], [0.04]],
  ];
  expect(appearance(chosen, excess, 0)).toEqual([100, 10]);
  expect(appearance(chosen, excess, 1)).toEqual([null]);
});

test("The command line refuses a number of positions that is too small and says what is accepted.", () => {
  const script = join(import.meta.dirname, "../../../scripts/experiment.ts");
  const words = ["run", "what-when-where", "--param", "positions=10", "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("accepted: 400 to 5000");
}, 60_000);
