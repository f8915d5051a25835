/** @file Examples of every operation of the table, for the tests. */
import {
  abs,
  add,
  and,
  cast,
  concat,
  constant,
  cos,
  div,
  equal,
  exp,
  expand,
  greater,
  input,
  less,
  log,
  logSoftmax,
  matMul,
  max,
  min,
  mul,
  neg,
  not,
  type OpName,
  or,
  pad,
  pow,
  reduceMax,
  reduceMean,
  reduceSum,
  relu,
  reshape,
  type Shape,
  scan,
  sigmoid,
  sign,
  sin,
  sizeOf,
  slice,
  softmax,
  split,
  sqrt,
  stopGradient,
  sub,
  type Tensor,
  tanh,
  transpose,
  where,
} from "#graph";

export interface Case {
  readonly shapes: readonly Shape[];
  readonly build: (...inputs: Tensor[]) => Tensor;
  /** Interval from which inputs are drawn; by default [-2, 2]. */
  readonly from?: readonly [number, number];
  /** What the gradient rule promises where it is not the derivative. */
  readonly gradient?: "zero" | "throws";
}

const unary = (build: Case["build"], from?: readonly [number, number]): Case[] =>
  [[3, 4], [1], [], [2, 0]].map((shape) => ({ shapes: [shape], build, ...(from && { from }) }));

const binary = (build: Case["build"], from?: readonly [number, number]): Case[] =>
  [
    [
      [3, 4],
      [3, 4],
    ],
    [
      [2, 3, 4],
      [3, 1],
    ],
    [
      [1, 4],
      [3, 1],
    ],
    [[], [2, 2]],
    [[2, 0], [1]],
  ].map((shapes) => ({ shapes, build, ...(from && { from }) }));

const asFloat =
  (build: Case["build"]): Case["build"] =>
  (...inputs) =>
    cast(build(...inputs), "float32");
const isPositive = (x: Tensor) => greater(x, 0);
const halves = (x: Tensor) => div(cast(mul(x, 2), "int64"), constant([2], [], "int64"));

/** Examples by operation; one without an example does not compile. */
export const cases: { readonly [K in OpName]: readonly Case[] } = {
  Abs: unary((x) => abs(x!)),
  Add: binary((a, b) => add(a!, b!)),
  And: binary(asFloat((a, b) => and(isPositive(a!), isPositive(b!)))),
  Cast: [
    { shapes: [[3, 4]], build: (x) => cast(cast(x!, "int64"), "float32") },
    { shapes: [[3, 4]], build: (x) => cast(halves(x!), "float32") },
  ],
  Concat: [
    {
      shapes: [
        [2, 3],
        [2, 1],
        [2, 0],
      ],
      build: (...parts) => concat(parts, 1),
    },
    { shapes: [[2], [3]], build: (...parts) => concat(parts, -1) },
  ],
  Cos: unary((x) => cos(x!)),
  Div: binary((a, b) => div(a!, b!), [0.5, 2]),
  Equal: binary(asFloat((a, b) => equal(sign(a!), sign(b!)))),
  Exp: unary((x) => exp(x!)),
  Expand: [
    { shapes: [[3, 1]], build: (x) => expand(x!, [2, 3, 4]) },
    { shapes: [[]], build: (x) => expand(x!, [2, 2]) },
  ],
  Greater: binary(asFloat((a, b) => greater(a!, b!))),
  Less: binary(asFloat((a, b) => less(a!, b!))),
  Log: unary((x) => log(x!), [0.2, 3]),
  LogSoftmax: [
    { shapes: [[3, 4]], build: (x) => logSoftmax(x!) },
    { shapes: [[2, 3, 2]], build: (x) => logSoftmax(x!, 1), from: [-90, 90] },
  ],
  MatMul: [
    {
      shapes: [
        [3, 4],
        [4, 2],
      ],
      build: (a, b) => matMul(a!, b!),
    },
    {
      shapes: [
        [2, 3, 4],
        [4, 5],
      ],
      build: (a, b) => matMul(a!, b!),
    },
    {
      shapes: [
        [3, 1],
        [2, 1, 4],
      ],
      build: (a, b) => matMul(a!, b!),
    },
    {
      shapes: [
        [2, 1, 3, 4],
        [5, 4, 2],
      ],
      build: (a, b) => matMul(a!, b!),
    },
    {
      shapes: [
        [2, 9, 4],
        [2, 4, 1],
      ],
      build: (a, b) => matMul(a!, b!),
    },
    {
      shapes: [
        [9, 4],
        [2, 4, 1],
      ],
      build: (a, b) => matMul(a!, b!),
    },
  ],
  Max: binary((a, b) => max(a!, b!)),
  Min: binary((a, b) => min(a!, b!)),
  Mul: [...binary((a, b) => mul(a!, b!)), ...unary((x) => mul(x!, x!))],
  Neg: unary((x) => neg(x!)),
  Not: unary(asFloat((x) => not(isPositive(x!)))),
  Or: binary(asFloat((a, b) => or(isPositive(a!), isPositive(b!)))),
  Pad: [{ shapes: [[2, 3]], build: (x) => pad(x!, [1, 0], [0, 2]) }],
  Pow: binary((a, b) => pow(a!, b!), [0.5, 2]),
  ReduceMax: [
    { shapes: [[2, 3, 4]], build: (x) => reduceMax(x!, [0, -1]) },
    { shapes: [[2, 3]], build: (x) => reduceMax(x!, [1], { keepDims: true }) },
    { shapes: [[5]], build: (x) => reduceMax(x!) },
  ],
  ReduceMean: [
    { shapes: [[2, 3, 4]], build: (x) => reduceMean(x!, [1]) },
    { shapes: [[2, 3]], build: (x) => reduceMean(x!, undefined, { keepDims: true }) },
    { shapes: [[1]], build: (x) => reduceMean(x!) },
  ],
  ReduceSum: [
    { shapes: [[2, 3, 4]], build: (x) => reduceSum(x!, [0, 2]) },
    { shapes: [[2, 3]], build: (x) => reduceSum(x!, [-1], { keepDims: true }) },
    { shapes: [[2, 0]], build: (x) => reduceSum(x!, [1]) },
    { shapes: [[2, 1, 3]], build: (x) => reduceSum(x!, [1]) },
  ],
  Relu: unary((x) => relu(x!)),
  Reshape: [{ shapes: [[2, 6]], build: (x) => reshape(x!, [3, 1, 4]) }],
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
    },
  ],
  Sigmoid: unary((x) => sigmoid(x!)),
  Sign: unary((x) => sign(x!)),
  Sin: unary((x) => sin(x!)),
  Slice: [
    { shapes: [[2, 5]], build: (x) => slice(x!, 1, 1, 4) },
    { shapes: [[3, 2]], build: (x) => slice(x!, 0, 2, 3) },
    { shapes: [[3]], build: (x) => slice(x!, -1, 1, 1) },
  ],
  Softmax: [
    { shapes: [[3, 4]], build: (x) => softmax(x!) },
    { shapes: [[2, 3, 2]], build: (x) => softmax(x!, 1), from: [-90, 90] },
  ],
  Split: [
    {
      shapes: [[2, 6]],
      build(x) {
        const [a, b, c] = split(x!, 1, [2, 1, 3]);
        return concat([mul(c!, a!.shape[1]!), b!], 1);
      },
    },
  ],
  Sqrt: unary((x) => sqrt(x!), [0.2, 3]),
  StopGradient: unary((x) => stopGradient(x!)).map((each) => ({ ...each, gradient: "zero" })),
  Sub: binary((a, b) => sub(a!, b!)),
  Tanh: unary((x) => tanh(x!)),
  Transpose: [
    { shapes: [[2, 3, 4]], build: (x) => transpose(x!) },
    { shapes: [[2, 3, 4]], build: (x) => transpose(x!, [2, 0, 1]) },
    { shapes: [[2, 1, 4]], build: (x) => transpose(x!, [1, 0, 2]) },
  ],
  Where: [
    { shapes: [[3, 4], [3, 1], [4]], build: (c, a, b) => where(isPositive(c!), a!, b!) },
    { shapes: [[2, 2], [2, 2], []], build: (c, a, b) => where(isPositive(c!), a!, b!) },
  ],
};
