import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { About } from "#experiments/contract.ts";
import { planRuns } from "./plan-runs.ts";

const about = {
  title: "",
  question: "",
  points: [],
  params: {
    width: { kind: "number", label: "", help: "", min: 1, max: 9, step: 1, default: 3 },
    basis: { kind: "choice", label: "", help: "", options: { a: "A", b: "B" }, default: "a" },
  },
  presets: {
    default: { label: "", shows: "", params: {}, seed: 1 },
    other: { label: "", shows: "", params: { width: 7 }, seed: 5 },
  },
  cost: { downloadBytes: 0, seconds: 0 },
  limits: [],
} satisfies About;

test("Without options there is one run, of the default preset.", () => {
  expect(planRuns(about, {})).toEqual([{ params: { width: 3, basis: "a" }, seed: 1 }]);
});

test("A parameter and a seed win over the preset.", () => {
  const runs = planRuns(about, { preset: "other", param: ["basis=b"], seed: "9" });
  expect(runs).toEqual([{ params: { width: 7, basis: "b" }, seed: 9 }]);
});

test("Sweeps and seeds make every combination, the last fastest.", () => {
  const runs = planRuns(about, { sweep: ["width=2,4", "basis=a,b"], seeds: "3..4" });
  expect(runs.map(({ params, seed }) => [params["width"], params["basis"], seed])).toEqual([
    [2, "a", 3],
    [2, "a", 4],
    [2, "b", 3],
    [2, "b", 4],
    [4, "a", 3],
    [4, "a", 4],
    [4, "b", 3],
    [4, "b", 4],
  ]);
});

test.each([
  [{ preset: "best" }, "default, other"],
  [{ param: ["width"] }, "name=value"],
  [{ param: ["height=2"] }, "width, basis, seed, preset"],
  [{ sweep: ["width=2,10"] }, "1 to 9"],
  [{ seeds: "4..3" }, "A..B"],
  [{ seeds: "1-3" }, "A..B"],
  [{ seeds: "0..99999999" }, "10000 seeds at most"],
])("%j is refused with what is accepted.", (options, accepted) => {
  expect(() => planRuns(about, options)).toThrow(accepted);
});

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "plan-runs-")), "values.txt");
  writeFileSync(file, text);
  return file;
}

test("A file of values makes a run for each line that is not blank, combined with sweeps.", () => {
  const paramFile = [`width=${fileWith("2\n\n 5 \r\n")}`];
  const runs = planRuns(about, { paramFile, sweep: ["basis=a,b"] });
  expect(runs.map(({ params }) => [params["width"], params["basis"]])).toEqual([
    [2, "a"],
    [2, "b"],
    [5, "a"],
    [5, "b"],
  ]);
});

test("Lines of a file that are not accepted are all refused, each by its number.", () => {
  const file = fileWith("2\n0\n3\nx\n");
  const asked = () => planRuns(about, { paramFile: [`width=${file}`] });
  expect(asked).toThrow(`${file}, line 2: width: received "0"`);
  expect(asked).toThrow(`${file}, line 4: width: received "x"`);
});

test.each([
  ["width=/no/such/file", "cannot be read"],
  [`width=${fileWith("\n")}`, "it has no values"],
  ["width", "accepted: name=value"],
])("The file of values %s is refused.", (text, words) => {
  expect(() => planRuns(about, { paramFile: [text] })).toThrow(words);
});
