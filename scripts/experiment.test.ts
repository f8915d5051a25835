import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

test("A file of positions gives one line of JSON each, with policy, value, visits, move and scores.", () => {
  const file = join(mkdtempSync(join(tmpdir(), "positions-")), "positions.txt");
  writeFileSync(file, "12111674225511\n2243576333365455\n");
  const options = ["--param", "simulations=20", "--param", "checkpoint=last", "--json"];
  const play = (path: string) =>
    experiment("run", "play-and-inspect", "--positions-file", path, ...options);
  const { status, stdout } = play(file);
  expect(status).toBe(0);
  const runs = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(runs.map(({ params }) => params.position)).toEqual(["12111674225511", "2243576333365455"]);
  for (const { result } of runs)
    expect(result.data).toMatchObject({
      policy: expect.arrayContaining([expect.any(Number)]),
      value: expect.any(Number),
      visits: expect.arrayContaining([expect.any(Number)]),
      best: expect.any(Number),
      solver: { solved: true, scores: expect.any(Array) },
    });
  writeFileSync(file, "4453\n4444444\n");
  const refused = play(file);
  expect(refused.status).toBe(2);
  expect(refused.stdout).toBe("");
  expect(refused.stderr).toContain("line 2: position: received");
  expect(refused.stderr).toContain("“4” (character 7) cannot be played");
});
