/** @file Examples of element-wise operations. */
import { lax, nn, numpy as np } from "@jax-js/jax";
import {
  abs,
  add,
  and,
  cast,
  clip,
  constant,
  cos,
  div,
  equal,
  erf,
  exp,
  gelu,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  log,
  max,
  min,
  mul,
  neg,
  not,
  notEqual,
  or,
  pow,
  relu,
  sigmoid,
  sign,
  sin,
  sqrt,
  square,
  stopGradient,
  sub,
  type Tensor,
  tanh,
  where,
  withGradient,
} from "#graph";
import { asNumbers, binary, type Case, over, unary } from "./case.ts";

const asFloat =
  (build: Case["build"]): Case["build"] =>
  (...inputs) =>
    cast(build(...inputs), "float32");
const isPositive = (x: Tensor) => greater(x, 0);
const positive = (x: np.Array) => np.greater(x, 0);
const predicate = (build: Case["build"], oracle: Case["oracle"]) =>
  binary(asFloat(build), asNumbers(oracle));
const halves = (x: Tensor) => div(cast(mul(x, 2), "int64"), constant([2], [], "int64"));
const truncate = (x: np.Array) => x.astype(np.int32).astype(np.float64);

export const elementwise = {
  Abs: unary((x) => abs(x!), np.abs),
  Add: binary((a, b) => add(a!, b!), np.add),
  And: predicate(
    (a, b) => and(isPositive(a!), isPositive(b!)),
    (a, b) => np.logicalAnd(positive(a!), positive(b!)),
  ),
  Cast: [
    ...unary((x) => cast(cast(x!, "int64"), "float32"), truncate as Case["oracle"]),
    ...unary(
      (x) => cast(halves(x!), "float32"),
      (x) => truncate(truncate(np.multiply(x!, 2)).div(2)),
    ),
  ],
  Cos: unary((x) => cos(x!), np.cos),
  Div: binary((a, b) => div(a!, b!), np.divide, [0.5, 2]),
  Equal: predicate(
    (a, b) => equal(sign(a!), sign(b!)),
    (a, b) => np.equal(np.sign(a!), np.sign(b!)),
  ),
  Erf: unary((x) => erf(x!), lax.erf),
  Exp: unary((x) => exp(x!), np.exp),
  Greater: predicate((a, b) => greater(a!, b!), np.greater),
  GreaterOrEqual: predicate(
    (a, b) => greaterOrEqual(sign(a!), sign(b!)),
    (a, b) => np.greaterEqual(np.sign(a!), np.sign(b!)),
  ),
  Identity: [
    ...over([[[3]]], (x) => stopGradient(x!), lax.stopGradient, { gradient: "zero" }),
    ...unary((x) => withGradient(exp(x!), [x!], (g, [x]) => [mul(g, exp(x!))]), np.exp),
  ],
  Less: predicate((a, b) => less(a!, b!), np.less),
  LessOrEqual: predicate(
    (a, b) => lessOrEqual(sign(a!), sign(b!)),
    (a, b) => np.lessEqual(np.sign(a!), np.sign(b!)),
  ),
  Log: unary((x) => log(x!), np.log, [0.2, 3]),
  Max: binary((a, b) => max(a!, b!), np.maximum),
  Min: binary((a, b) => min(a!, b!), np.minimum),
  Mul: [
    ...binary((a, b) => mul(a!, b!), np.multiply),
    ...unary(
      (x) => mul(x!, x!),
      (x) => np.square(x!),
    ),
  ],
  Neg: unary((x) => neg(x!), np.negative),
  Not: unary(
    asFloat((x) => not(isPositive(x!))),
    asNumbers((x) => np.logicalNot(positive(x!))),
  ),
  Or: predicate(
    (a, b) => or(isPositive(a!), isPositive(b!)),
    (a, b) => np.logicalOr(positive(a!), positive(b!)),
  ),
  Pow: binary((a, b) => pow(a!, b!), np.power, [0.5, 2]),
  Relu: unary((x) => relu(x!), nn.relu),
  Sigmoid: unary((x) => sigmoid(x!), nn.sigmoid),
  Sign: unary((x) => sign(x!), np.sign),
  Sin: unary((x) => sin(x!), np.sin),
  Sqrt: unary((x) => sqrt(x!), np.sqrt, [0.2, 3]),
  Sub: binary((a, b) => sub(a!, b!), np.subtract),
  Tanh: unary((x) => tanh(x!), np.tanh),
  Where: over(
    [
      [[3, 4], [3, 1], [4]],
      [[2, 2], [2, 2], []],
      [[2, 0], [1], [2, 1]],
    ],
    (c, a, b) => where(isPositive(c!), a!, b!),
    (c, a, b) => np.where(positive(c!), a!, b!),
  ),
  clip: unary(
    (x) => clip(x!, -1, 0.5),
    (x) => np.clip(x!, -1, 0.5),
  ),
  gelu: [
    ...unary(
      (x) => gelu(x!),
      (x) => nn.gelu(x!, { approximate: false }),
    ),
    ...unary(
      (x) => gelu(x!, "tanh"),
      (x) => nn.gelu(x!, { approximate: true }),
    ),
  ],
  notEqual: predicate(
    (a, b) => notEqual(sign(a!), sign(b!)),
    (a, b) => np.notEqual(np.sign(a!), np.sign(b!)),
  ),
  square: unary((x) => square(x!), np.square),
} satisfies Record<string, readonly Case[]>;
