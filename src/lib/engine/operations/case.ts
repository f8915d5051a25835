/** @file An example of an operation: how it is built, and what should come out according to an independent library. */
import { type numpy as np, numpy } from "@jax-js/jax";
import type { Shape, Tensor } from "#graph";
import { createRandom } from "#random";

export interface Case {
  readonly shapes: readonly Shape[];
  readonly build: (...inputs: Tensor[]) => Tensor;
  /** The same in jax-js, which takes ownership of what it is given; `.ref` keeps it. */
  readonly oracle: (...inputs: np.Array[]) => np.Array;
  /** Interval from which inputs are drawn; by default [-2, 2]. */
  readonly from?: readonly [number, number];
  /** What the gradient rule promises where it is not the derivative. */
  readonly gradient?: "zero" | "throws";
}

type Ours = Case["build"];
type Theirs = Case["oracle"];
type Interval = readonly [number, number];

/** Make a case for each list of shapes. */
export const over = (
  lists: readonly (readonly Shape[])[],
  build: Ours,
  oracle: Theirs,
  options: Pick<Case, "from" | "gradient"> = {},
): Case[] => lists.map((shapes) => ({ shapes, build, oracle, ...options }));

const random = createRandom(2026);

/** Draw a shape of up to three axes. */
const someShape = (): number[] =>
  Array.from({ length: random.integer(4) }, () => 1 + random.integer(4));

/** Draw a shape that broadcasts to the given one: some axes stretched, some leading axes missing. */
const stretching = (shape: Shape): number[] =>
  shape
    .map((size) => (random.integer(3) === 0 ? 1 : size))
    .slice(random.integer(2) * random.integer(shape.length + 1));

/** Cases of a function of one tensor: random shapes, a scalar, one element, an empty axis. */
export const unary = (build: Ours, oracle: Theirs, from?: Interval): Case[] =>
  over([[[]], [[1]], [[2, 0]], [someShape()], [someShape()]], build, oracle, from && { from });

/** Cases of a function of two tensors that broadcast: random pairs of shapes, both ways, a scalar, an empty axis. */
export function binary(build: Ours, oracle: Theirs, from?: Interval): Case[] {
  const [a, b] = [[2, ...someShape()], someShape()];
  const fixed = [
    [[], [2, 2]],
    [[2, 0], [1]],
    [
      [1, 4],
      [3, 1],
    ],
  ];
  const drawn = [
    [a, a],
    [a, stretching(a)],
    [stretching(b), b],
  ];
  return over([...fixed, ...drawn], build, oracle, from && { from });
}

/** Turn what jax-js computes into numbers, for booleans and indices. */
export const asNumbers =
  (oracle: Theirs): Theirs =>
  (...inputs) =>
    oracle(...inputs).astype(numpy.float64);

/** Make whole numbers for jax-js. */
export const integers = (values: readonly number[], shape: Shape): np.Array =>
  numpy.array([...values], { dtype: numpy.int32, shape: [...shape] });
