import { expect, test } from "vitest";
import { layOut } from "./branches.ts";

test("Blocks stand side by side under their parent, each as wide as its visits.", () => {
  const branch = (path: string, visits: number) => ({ path, visits, mean: 0 });
  const branches = [
    branch("4", 6),
    branch("41", 3),
    branch("42", 2),
    branch("3", 4),
    branch("37", 3),
  ];
  const places = layOut(branches, 10).map(({ path, left, width, depth }) => [
    path,
    left,
    width,
    depth,
  ]);
  expect(places).toEqual([
    ["4", 0, 0.6, 1],
    ["41", 0, 0.3, 2],
    ["42", 0.3, 0.2, 2],
    ["3", 0.6, 0.4, 1],
    ["37", 0.6, 0.3, 2],
  ]);
});
