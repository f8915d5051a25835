/** @file A training step of a residual convolution tower that chooses a column of a Connect Four board. */
import { createRandom } from "#random";
import { constantParameter, normalParameter } from "./parameter.ts";
import type { Parameters, Workload } from "./workload.ts";

export const tower: Workload = {
  title: "residual tower, 4 blocks, 32 filters, 6×7 boards, batch 64, AdamW",
  stepsPerCall: 1,
};

export const towerSizes = { blocks: 4, filters: 32, planes: 2, rows: 6, columns: 7, batch: 64 };

const { blocks, filters, planes, rows, columns, batch } = towerSizes;

/** Draw the starting values; kernels are (row, column, in, out), the head reads (row, column, filter). */
export function towerParameters(): Parameters {
  const random = createRandom(3);
  const convolution = (name: string, from: number) => ({
    [`${name}.weight`]: normalParameter(random, [3, 3, from, filters], 1 / Math.sqrt(9 * from)),
    [`${name}.bias`]: constantParameter([filters], 0),
  });
  const block = (i: number) => ({
    ...convolution(`block.${i}.first`, filters),
    ...convolution(`block.${i}.second`, filters),
  });
  const inputs = filters * rows * columns;
  return {
    ...convolution("stem", planes),
    ...Object.assign({}, ...Array.from({ length: blocks }, (_, i) => block(i))),
    "head.weight": normalParameter(random, [inputs, columns], 1 / Math.sqrt(inputs)),
    "head.bias": constantParameter([columns], 0),
  };
}

/** Draw positions, as (board, row, column, plane) with the stones of each side, and the column to choose in each. */
export function towerData(): { boards: Float32Array<ArrayBuffer>; moves: Int32Array<ArrayBuffer> } {
  const random = createRandom(5);
  const boards = new Float32Array(batch * rows * columns * planes);
  for (let cell = 0; cell < batch * rows * columns; cell++) {
    const plane = random.integer(planes + 1);
    if (plane < planes) boards[cell * planes + plane] = 1;
  }
  return { boards, moves: Int32Array.from({ length: batch }, () => random.integer(columns)) };
}
