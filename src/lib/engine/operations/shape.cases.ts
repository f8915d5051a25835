/** @file Examples of operations that rearrange, repeat, choose or repeat steps. */
import { lax, nn, numpy as np } from "@jax-js/jax";
import {
  add,
  argMax,
  cast,
  concat,
  constant,
  exp,
  expand,
  gather,
  input,
  mul,
  oneHot,
  pad,
  pick,
  reshape,
  scan,
  scatterAdd,
  sizeOf,
  slice,
  split,
  sub,
  tile,
  topK,
  transpose,
} from "#graph";
import { asNumbers, type Case, integers, over } from "./case.ts";

const INDICES = [2, 0, 2, 1, 1, 0];
const indices = constant(INDICES, [2, 3], "int64");
const theirIndices = () => integers(INDICES, [2, 3]);
/** (6, size): each row a one at its index. */
const selector = (size: number) => nn.oneHot(integers(INDICES, [6]), size).astype(np.float64);

export const shape = {
  Concat: [
    ...over(
      [
        [
          [2, 3],
          [2, 1],
        ],
        [
          [2, 1],
          [2, 2],
        ],
        [
          [2, 0],
          [2, 2],
        ],
      ],
      (...parts) => concat(parts, 1),
      (...parts) => np.concatenate(parts, 1),
    ),
    ...over(
      [[[2], [3], [1]]],
      (...parts) => concat(parts, -1),
      (...parts) => np.concatenate(parts, 0),
    ),
  ],
  Expand: [
    ...over(
      [[[3, 1]], [[1, 3, 4]], [[4]]],
      (x) => expand(x!, [2, 3, 4]),
      (x) => np.broadcastTo(x!, [2, 3, 4]),
    ),
    ...over(
      [[[]], [[1]]],
      (x) => expand(x!, [2, 2]),
      (x) => np.broadcastTo(x!, [2, 2]),
    ),
  ],
  Gather: [0, 1, 2].flatMap((axis) =>
    over(
      [[[3, 3, 3]], [[3, 4, 3]], [[4, 3, 5]]],
      (x) => gather(x!, indices, axis - 3),
      (x) => np.take(x!, theirIndices(), axis),
    ),
  ),
  Reshape: over(
    [[[2, 6]], [[12]], [[1, 2, 3, 2]]],
    (x) => reshape(x!, [3, 1, 4]),
    (x) => np.reshape(x!, [3, 1, 4]),
  ),
  Scan: [
    {
      shapes: [[2], [3, 2], [2]],
      gradient: "throws",
      build(initial, sequence, offset) {
        const [sum, term] = [input("sum", [2]), input("term", [2])];
        const next = add(mul(sum, 0.5), mul(term, exp(offset!)));
        const { carried, stacked } = scan({
          steps: 3,
          carried: [{ placeholder: sum, initial: initial!, next }],
          scanned: [{ placeholder: term, sequence: sequence! }],
          stacked: [sub(sum, offset!), constant([7])],
        });
        return concat([...carried, ...stacked.map((x) => reshape(x, [sizeOf(x.shape)]))], 0);
      },
      oracle(initial, sequence, offset) {
        let sum = initial!;
        const stacked: np.Array[] = [];
        for (const term of np.split(sequence!, 3)) {
          stacked.push(np.subtract(sum.ref, offset!.ref));
          sum = np.add(sum.mul(0.5), np.multiply(term.reshape([2]), np.exp(offset!.ref)));
        }
        const sevens = np.full([3], 7, { dtype: np.float64 });
        return np.concatenate([sum, ...stacked, sevens]);
      },
    },
  ],
  ScatterND: [
    ...over(
      [[[2, 3]], [[2, 3, 4]], [[2, 3, 2, 1]]],
      (rows) => scatterAdd([4, ...rows!.shape.slice(2)], indices, rows!),
      (rows) => {
        const row = rows!.shape.slice(2);
        const flat = np.reshape(rows!, [6, row.reduce((a, b) => a * b, 1)]);
        return np.matmul(selector(4).transpose(), flat).reshape([4, ...row]);
      },
    ),
  ],
  Slice: [
    ...over(
      [[[2, 5]], [[3, 4]], [[0, 4]]],
      (x) => slice(x!, 1, 1, 4),
      (x) => np.split(x!, [1, 4], 1)[1]!,
    ),
    ...over(
      [[[3]], [[4, 3]]],
      (x) => slice(x!, -1, 2, 3),
      (x) => np.split(x!, [2], -1)[1]!,
    ),
  ],
  Split: over(
    [[[2, 6]], [[1, 6]], [[3, 6, 2]]],
    (x) => {
      const [a, b, c] = split(x!, 1, [2, 1, 3]);
      return concat([mul(c!, a!.shape[1]!), b!], 1);
    },
    (x) => {
      const [a, b, c] = np.split(x!, [2, 3], 1);
      a!.dispose();
      return np.concatenate([np.multiply(c!, 2), b!], 1);
    },
  ),
  TopK: over(
    [[[3, 4]], [[2, 1, 5]], [[1]]],
    (x) => cast(topK(x!, Math.min(2, x!.shape.at(-1)!)).indices, "float32"),
    asNumbers((x) => lax.topK(x!, Math.min(2, x!.shape.at(-1)!))[1]),
  ),
  Transpose: [
    ...over(
      [[[2, 3, 4]], [[2, 3, 1]], [[1, 1]]],
      (x) => transpose(x!),
      (x) => np.swapaxes(x!, -1, -2),
    ),
    ...over(
      [[[2, 3, 4]], [[2, 1, 4]], [[0, 2, 2]]],
      (x) => transpose(x!, [2, 0, 1]),
      (x) => np.transpose(x!, [2, 0, 1]),
    ),
  ],
  argMax: over(
    [[[3, 4]], [[5]], [[2, 1]]],
    (x) => cast(argMax(x!), "float32"),
    asNumbers((x) => np.argmax(x!, -1)),
  ),
  oneHot: over(
    [[[2, 3]]],
    (x) => mul(oneHot(indices, 4), reshape(x!, [2, 3, 1])),
    (x) => np.multiply(selector(4).reshape([2, 3, 4]), x!.reshape([2, 3, 1])),
  ),
  pad: over(
    [[[2, 3]], [[1, 1]], [[0, 2]]],
    (x) => pad(x!, [1, 0], [0, 2]),
    (x) =>
      np.pad(x!, [
        [1, 0],
        [0, 2],
      ]),
  ),
  pick: [
    ...over(
      [[[2, 3, 4]], [[2, 3, 3]]],
      (x) => pick(x!, indices),
      (x) => np.takeAlongAxis(x!, theirIndices().reshape([2, 3, 1]), -1).reshape([2, 3]),
    ),
    ...over(
      [[[2, 4]], [[2, 3]]],
      (x) => pick(x!, indices),
      (x) => np.takeAlongAxis(x!, theirIndices(), -1),
    ),
  ],
  tile: over(
    [[[2, 3]], [[1, 1]], [[0, 2]]],
    (x) => tile(x!, [2, 3]),
    (x) => np.tile(x!, [2, 3]),
  ),
  topK: over(
    [[[3, 4]], [[2, 1, 5]], [[3]]],
    (x) => topK(x!, 3).values,
    (x) => lax.topK(x!, 3)[0],
  ),
} satisfies Record<string, readonly Case[]>;
