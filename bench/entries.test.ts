import { expect, test } from "vitest";
import { entries } from "./entries.ts";

const inWords = (list: ReturnType<typeof entries>) =>
  list.map(({ contender, runtime, threads }) => `${contender} ${runtime} ${threads}`);

test("plays every contender on one thread where it runs, and again on many in a page where it can", () => {
  const list = entries({
    contenders: ["ours-web", "ours-node", "tfjs-cpu"],
    runtimes: ["node", "chromium"],
    manyThreads: 2,
  });
  expect(inWords(list)).toEqual([
    "ours-web node 1",
    "ours-node node 1",
    "tfjs-cpu node 1",
    "ours-web chromium 1",
    "tfjs-cpu chromium 1",
    "ours-web chromium 2",
  ]);
});

test("does without threads on a machine of one core", () => {
  const list = entries({ contenders: ["ours-web"], runtimes: ["chromium"], manyThreads: 1 });
  expect(inWords(list)).toEqual(["ours-web chromium 1"]);
});
