/** @file Examples of operations that sum products: matrices, contractions, convolutions, windows. */
import { lax, numpy as np } from "@jax-js/jax";
import { averagePool, conv, einsum, matMul, maxPool } from "#graph";
import { type Case, over } from "./case.ts";

const pairs = (padding: readonly number[]): [number, number][] => padding.map((by) => [by, by]);

/** Cross-correlation with the channels first, as jax-js has it. */
const theirConv =
  (strides: number[], padding: number[]): Case["oracle"] =>
  (x, kernel) => {
    const rank = strides.length;
    const weights = np.transpose(kernel!, [rank + 1, rank, ...strides.keys()]);
    const image = np.moveaxis(x!, -1, 1);
    return np.moveaxis(lax.convGeneralDilated(image, weights, strides, pairs(padding)), 1, -1);
  };

/** Reduce each window of the axes between the first and the last. */
const theirPool =
  (reduce: (x: np.Array) => np.Array, window: number[], strides: number[]): Case["oracle"] =>
  (x) =>
    np.moveaxis(lax.reduceWindow(np.moveaxis(x!, -1, 1), reduce, window, strides), 1, -1);

const convolution = (shapes: Case["shapes"], strides: number[], padding: number[]): Case => ({
  shapes,
  build: (x, kernel) => conv(x!, kernel!, { strides, padding }),
  oracle: theirConv(strides, padding),
});

export const contraction = {
  MatMul: over(
    [
      [
        [3, 4],
        [4, 2],
      ],
      [
        [2, 3, 4],
        [4, 5],
      ],
      [
        [3, 1],
        [2, 1, 4],
      ],
      [
        [2, 1, 3, 4],
        [5, 4, 2],
      ],
      [
        [2, 9, 4],
        [2, 4, 1],
      ],
      [
        [9, 4],
        [2, 4, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
      [
        [0, 4],
        [4, 2],
      ],
    ],
    (a, b) => matMul(a!, b!),
    // np.matmul of jax-js puts the batch axes of tensors of different rank in another order than NumPy.
    (a, b) => np.sum(np.multiply(np.expandDims(a!, -1), np.expandDims(b!, -3)), -2),
  ),
  averagePool: [
    ...over(
      [[[2, 6, 7, 3]], [[1, 4, 4, 1]]],
      (x) => averagePool(x!, [2, 3]),
      theirPool((x) => np.mean(x), [2, 3], [1, 1]),
    ),
    ...over(
      [[[2, 8, 2]]],
      (x) => averagePool(x!, [2], { strides: [2], padding: [1] }),
      (x) =>
        theirPool(
          (w) => np.mean(w),
          [2],
          [2],
        )(
          np.pad(x!, [
            [0, 0],
            [1, 1],
            [0, 0],
          ]),
        ),
    ),
  ],
  conv: [
    convolution(
      [
        [2, 9, 3],
        [4, 3, 2],
      ],
      [2],
      [0],
    ),
    convolution(
      [
        [1, 3, 1],
        [3, 1, 2],
      ],
      [1],
      [2],
    ),
    convolution(
      [
        [0, 3, 1],
        [3, 1, 2],
      ],
      [1],
      [1],
    ),
    convolution(
      [
        [1, 4, 5, 2],
        [3, 3, 2, 3],
      ],
      [1, 1],
      [1, 1],
    ),
    convolution(
      [
        [2, 6, 7, 2],
        [3, 2, 2, 1],
      ],
      [2, 3],
      [0, 1],
    ),
    convolution(
      [
        [1, 3, 2, 2, 2],
        [2, 2, 1, 2, 3],
      ],
      [1, 1, 1],
      [0, 1, 0],
    ),
  ],
  einsum: [
    ["bqhd,bkhd->bhqk", [2, 3, 2, 3], [2, 4, 2, 3]] as const,
    ["bhqk,bkhd->bqhd", [2, 2, 3, 4], [2, 4, 2, 3]] as const,
    ["ij,jk->ki", [2, 1], [1, 3]] as const,
    ["i,j->ij", [2], [3]] as const,
    ["ab,ab->", [2, 3], [2, 3]] as const,
  ].map(([formula, ...shapes]) => ({
    shapes,
    build: (a, b) => einsum(formula, a!, b!),
    oracle: (a, b) => np.einsum(formula, a!, b!),
  })) as Case[],
  maxPool: [
    ...over(
      [[[2, 6, 7, 3]], [[1, 2, 2, 1]]],
      (x) => maxPool(x!, [2, 2], { strides: [2, 2] }),
      theirPool((x) => np.max(x), [2, 2], [2, 2]),
    ),
    ...over(
      [[[2, 5, 2]]],
      (x) => maxPool(x!, [3], { padding: [1] }),
      (x) =>
        theirPool(
          (w) => np.max(w),
          [3],
          [1],
        )(
          np.pad(x!.add(9), [
            [0, 0],
            [1, 1],
            [0, 0],
          ]),
        ).sub(9),
    ),
  ],
} satisfies Record<string, readonly Case[]>;
