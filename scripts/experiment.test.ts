import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

function experiment(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "experiment.ts"), ...words],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const small = ["samples=8", "repeats=3", "steps=300", "width=1"].flatMap((text) => [
  "--param",
  text,
]);

test("Seeds give one line of JSON each, and progress goes to stderr.", () => {
  const seeds = ["--seeds", "4..5", "--json"];
  const { status, stdout, stderr } = experiment("run", "polynomial-vs-network", ...small, ...seeds);
  const runs = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(runs.map(({ seed }) => seed)).toEqual([4, 5]);
  for (const run of runs)
    expect(Object.keys(run).sort()).toEqual(
      ["elapsedMs", "engine", "experiment", "measured", "params", "result", "seed"].sort(),
    );
  expect(stderr).toContain("Counting bits");
});

test.each([
  [["run", "no-such"], "polynomial-vs-network"],
  [["run", "polynomial-vs-network", "--param", "width=0"], "1 to 100"],
  [["walk"], "Usage"],
])("%j exits with code 2 and says what is accepted.", (words, accepted) => {
  const { status, stdout, stderr } = experiment(...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(accepted);
});
