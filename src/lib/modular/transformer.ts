/**
 * @file A transformer of one layer on the tokens a, b, = (Nanda et al., 2023, arXiv:2301.05217): learnt positions, ReLU, no
 * layer norm, no biases in the attention, an unembedding of its own. Both terms share one embedding.
 */
import {
  add,
  div,
  exp,
  matMul,
  max,
  mul,
  reduceSum,
  relu,
  reshape,
  slice,
  stopGradient,
  sub,
  type Tensor,
} from "#graph";
import { type Parameters, parameter, type Shapes } from "#nn";
import {
  type Architecture,
  type Embedded,
  type PairTable,
  rowsAt,
  scaledNormals,
  type Terms,
  termsOf,
} from "./architecture.ts";

export interface TransformerShape {
  readonly p: number;
  readonly dModel: number;
  readonly heads: number;
  readonly dMlp: number;
  /** Learnt unless said otherwise; uniform attention reads a third of every token (Zhong et al., 2023, arXiv:2306.17844). */
  readonly attention?: "learnt" | "uniform";
}

const positions = 3;

/** The transformer as graph; it starts as in the code of the paper: normal with 1/√dModel, the unembedding with 1/√p, biases 0. */
export function transformer(shape: TransformerShape): Architecture {
  const { p, dModel, heads, dMlp } = shape;
  if (!Number.isInteger(dModel / heads))
    throw new RangeError(`dModel ${dModel} is no multiple of ${heads} heads.`);
  const chooses: Shapes = { W_Q: [dModel, dModel], W_K: [dModel, dModel] };
  const shapes: Shapes = {
    W_E: [p + 1, dModel],
    W_pos: [positions, dModel],
    ...(shape.attention === "uniform" ? {} : chooses),
    W_V: [dModel, dModel],
    W_O: [dModel, dModel],
    W_in: [dModel, dMlp],
    b_in: [dMlp],
    W_out: [dMlp, dModel],
    b_out: [dModel],
    W_U: [dModel, p],
  };
  return {
    p,
    shapes,
    initial: (random) =>
      Object.fromEntries(
        Object.entries(shapes).map(([name, sizes]) => {
          const deviation = name.startsWith("b_") ? 0 : (name === "W_U" ? p : dModel) ** -0.5;
          const count = sizes.reduce((a, b) => a * b, 1);
          return [name, scaledNormals(random.fork(name), count, deviation)];
        }),
      ),
    embed(parameters) {
      const terms = slice(parameter(parameters, "W_E"), 1, 0, p);
      return {
        first: add(terms, placeOf(parameters, 0)),
        second: add(terms, placeOf(parameters, 1)),
      };
    },
    logits: (parameters, embedded, rows) => logitsAt(shape, parameters, embedded, rows),
  };
}

/** The learnt vector of a place in the sequence: (network, 1, dModel). */
const placeOf = (parameters: Parameters, at: number) =>
  slice(parameter(parameters, "W_pos"), 1, at, at + 1);

/**
 * Only the last position is read, so its query is one vector a network, and keys and values belong to terms, not to pairs.
 * Weights that follow each other without a nonlinearity are multiplied first: the function and its gradient stay the same.
 */
function logitsAt(
  shape: TransformerShape,
  parameters: Parameters,
  embedded: Embedded,
  rows: Terms,
): Tensor {
  const of = (name: string) => parameter(parameters, name);
  const { hidden, read, last } = streamAt(shape, parameters, embedded, rows);
  const direct = matMul(read, matMul(of("W_O"), of("W_U")));
  const shared = matMul(add(last, biasOf(parameters, "b_out")), of("W_U"));
  return add(add(matMul(hidden, matMul(of("W_out"), of("W_U"))), direct), shared);
}

/** Activations of the MLP (network, example, dMlp) at the last position, after the ReLU. */
export const hiddenAt = (shape: TransformerShape, parameters: Parameters, pairs: PairTable) =>
  streamAt(shape, parameters, transformer(shape).embed(parameters), termsOf(pairs, shape.p)).hidden;

function streamAt(
  shape: TransformerShape,
  parameters: Parameters,
  embedded: Embedded,
  rows: Terms,
) {
  const of = (name: string) => parameter(parameters, name);
  const { p } = shape;
  const last = add(slice(of("W_E"), 1, p, p + 1), placeOf(parameters, 2));
  const read = attend(shape, parameters, { ...embedded, last }, rows);
  const into = add(matMul(last, of("W_in")), biasOf(parameters, "b_in"));
  const hidden = relu(add(matMul(read, matMul(of("W_O"), of("W_in"))), into));
  return { hidden, read, last };
}

/** A bias as (network, 1, size). */
function biasOf(parameters: Parameters, name: string): Tensor {
  const bias = parameter(parameters, name);
  const [networks, size] = bias.shape as [number, number];
  return reshape(bias, [networks, 1, size]);
}

/** The residual stream before attention: terms in either place, and the sign = in the last, (network, 1, dModel). */
interface Tokens extends Embedded {
  readonly last: Tensor;
}

/** What the heads read at the last position, joined: (network, example, dModel). */
function attend(
  shape: TransformerShape,
  parameters: Parameters,
  { first, second, last }: Tokens,
  rows: Terms,
): Tensor {
  const { dModel, heads } = shape;
  const byHead = (x: Tensor, name: string) => {
    const y = matMul(x, parameter(parameters, name));
    return reshape(y, [...y.shape.slice(0, -1), heads, dModel / heads]);
  };
  const values = [
    rowsAt(byHead(first, "W_V"), rows.first),
    rowsAt(byHead(second, "W_V"), rows.second),
    byHead(last, "W_V"),
  ];
  const joined = (read: Tensor) => reshape(read, [...read.shape.slice(0, 2), dModel]);
  if (shape.attention === "uniform") return joined(div(values.reduce(add), positions));
  const query = mul(byHead(last, "W_Q"), (dModel / heads) ** -0.5);
  const scoresOf = (x: Tensor) => reduceSum(mul(byHead(x, "W_K"), query), [-1]);
  const scores = [
    rowsAt(scoresOf(first), rows.first),
    rowsAt(scoresOf(second), rows.second),
    scoresOf(last),
  ];
  const largest = stopGradient(scores.reduce(max));
  const weights = scores.map((score) => exp(sub(score, largest))); // (network, example, head)
  const total = weights.reduce(add);
  const shares = weights.map((weight) => div(weight, total));
  return joined(
    values.map((value, i) => mul(reshape(shares[i]!, [...shares[i]!.shape, 1]), value)).reduce(add),
  );
}
