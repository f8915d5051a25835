import { expect, test } from "vitest";
import type { Row } from "./row.ts";
import { formatTable } from "./table.ts";

const row = (contender: Row["contender"], stepsPerSecond: number | null, more = {}): Row => ({
  workload: "mlp",
  contender,
  runtime: "node",
  threads: 1,
  stepsPerSecond,
  rounds: 5,
  slowest: stepsPerSecond,
  fastest: stepsPerSecond,
  firstCallSeconds: 0.25,
  ...more,
});

const lines = (rows: Row[]) => formatTable(rows).split("\n");

test("says how many times as fast ours is as each, in the same place", () => {
  const text = lines([
    row("ours-web", 20),
    row("jax-wasm", 8),
    row("ours-web", 30, { runtime: "chromium" }),
    row("jax-wasm", 8, { runtime: "chromium" }),
  ]);
  expect(
    text.filter((line) => line.includes("jax-js")).map((line) => line.split(/\s+/).at(-1)),
  ).toEqual(["2.50×", "3.75×"]);
  expect(text.filter((line) => line.includes("threads: 1"))).toEqual([
    "node, threads: 1",
    "chromium, threads: 1",
  ]);
});

test("heads each workload by its title and lines the columns up", () => {
  const [title, head, , ...rows] = lines([row("ours-web", 61_234.5), row("tfjs-cpu", 0.0356)]);
  expect(title).toContain("addition mod 59");
  expect(rows[0]).toContain("61,235");
  expect(rows[1]).toContain("0.0356");
  for (const line of rows) expect(line.length).toBe(head!.length);
});

test("leaves a gap where there is no speed, and says why below", () => {
  const text = lines([
    row("ours-web", 20),
    row("tfjs-wasm", null, { note: "No kernel.\nat line 3" }),
  ]);
  expect(text.find((line) => line.startsWith("  TensorFlow.js, wasm"))).toMatch(/-$/);
  expect(text.at(-1)).toBe("tfjs-wasm in node: No kernel.");
});
