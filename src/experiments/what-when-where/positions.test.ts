import { expect, test } from "vitest";
import {
  concepts,
  emptyPosition,
  isOver,
  mirror,
  mirrorKey,
  parsePosition,
  play,
  solvedConcepts,
} from "#connect-four";
import { createRandom } from "#random";
import { readPublic } from "../read-public.ts";
import { layerFeatures, planeFeatures } from "./features.ts";
import { groups, isIn } from "./groups.ts";
import { chooseSolved, drawPositions, plies } from "./positions.ts";

const stored = async () =>
  JSON.parse(new TextDecoder().decode(await readPublic("models/connect-four/positions.json")));

test("No held-out position is one that is trained on, nor its mirror image, and all can be played on.", () => {
  const positions = drawPositions(createRandom(1), 300);
  expect(new Set(positions.map(mirrorKey)).size).toBe(300);
  for (const position of positions) {
    expect(isOver(position)).toBe(false);
    expect(position.ply).toBeGreaterThanOrEqual(plies.least);
    expect(position.ply).toBeLessThanOrEqual(plies.most);
  }
});

test("The same seed draws the same positions, another seed others.", () => {
  const keys = (seed: number) => drawPositions(createRandom(seed), 20).map(mirrorKey);
  expect(keys(1)).toEqual(keys(1));
  expect(keys(2)).not.toEqual(keys(1));
});

test("Solved positions are different ones, with the scores that are stored.", async () => {
  const { positions, concepts: all } = chooseSolved(createRandom(1), 200, await stored());
  expect(new Set(positions.map(mirrorKey)).size).toBe(200);
  const value = all.find(({ id }) => id === "value")!;
  const values = positions.map((position) => value.of(position));
  expect(new Set(values)).toEqual(new Set([-1, 0, 1]));
});

test("Every concept is in exactly one group.", () => {
  for (const concept of [...concepts, ...solvedConcepts(() => 0)]) {
    const names = (Object.keys(groups) as (keyof typeof groups)[]).filter((name) =>
      isIn(name, concept),
    );
    expect([concept.id, names.length]).toEqual([concept.id, 1]);
  }
});

test("The planes of mirror images are the same to a probe; those of other positions are not.", () => {
  const position = parsePosition("4453126");
  expect(planeFeatures(mirror(position))).toEqual(planeFeatures(position));
  expect(planeFeatures(position)).not.toEqual(planeFeatures(parsePosition("4453127")));
  expect(planeFeatures(play(emptyPosition(), 3))).toHaveLength(2 * 24 + 1);
});

test("A layer is summed up by row and by distance from the middle column.", () => {
  const board = { columns: 3, rows: 2 };
  const values = Float32Array.of(9, 1, 2, 3, 4, 5, 6);
  // Rows 1 + 2 + 3 and 4 + 5 + 6; the middle column 2 + 5, those beside it 1 + 3 + 4 + 6.
  expect([...layerFeatures(board, values, 1, 1)]).toEqual([6, 15, 7, 14]);
});
