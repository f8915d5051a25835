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
  type PairTable,
  rowsAt,
  scaledNormals,
  termsOf,
} from "./architecture.ts";

export interface TransformerShape {
  readonly p: number;
  readonly dModel: number;
  readonly heads: number;
  readonly dMlp: number;
}

const positions = 3;

/** The transformer as graph; it starts as in the code of the paper: normal with 1/√dModel, the unembedding with 1/√p, biases 0. */
export function transformer(shape: TransformerShape): Architecture {
  const { p, dModel, heads, dMlp } = shape;
  if (!Number.isInteger(dModel / heads))
    throw new RangeError(`dModel ${dModel} is no multiple of ${heads} heads.`);
  const shapes: Shapes = {
    W_E: [p + 1, dModel],
    W_pos: [positions, dModel],
    W_Q: [dModel, dModel],
    W_K: [dModel, dModel],
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
    logits: (parameters, pairs) => logitsAt(shape, parameters, pairs),
  };
}

/**
 * Only the last position is read, so its query is one vector a network, and keys and values belong to terms, not to pairs.
 * Weights that follow each other without a nonlinearity are multiplied first: the function and its gradient stay the same.
 */
function logitsAt(shape: TransformerShape, parameters: Parameters, pairs: PairTable): Tensor {
  const of = (name: string) => parameter(parameters, name);
  const { hidden, read, last } = streamAt(shape, parameters, pairs);
  const direct = matMul(read, matMul(of("W_O"), of("W_U")));
  const shared = matMul(add(last, biasOf(parameters, "b_out")), of("W_U"));
  return add(add(matMul(hidden, matMul(of("W_out"), of("W_U"))), direct), shared);
}

/** Activations of the MLP (network, example, dMlp) at the last position, after the ReLU. */
export const hiddenAt = (shape: TransformerShape, parameters: Parameters, pairs: PairTable) =>
  streamAt(shape, parameters, pairs).hidden;

function streamAt(shape: TransformerShape, parameters: Parameters, pairs: PairTable) {
  const of = (name: string) => parameter(parameters, name);
  const tokens = tokensOf(shape.p, parameters);
  const read = attend(shape, parameters, tokens, pairs);
  const into = add(matMul(tokens.last, of("W_in")), biasOf(parameters, "b_in"));
  const hidden = relu(add(matMul(read, matMul(of("W_O"), of("W_in"))), into));
  return { hidden, read, last: tokens.last };
}

/** A bias as (network, 1, size). */
function biasOf(parameters: Parameters, name: string): Tensor {
  const bias = parameter(parameters, name);
  const [networks, size] = bias.shape as [number, number];
  return reshape(bias, [networks, 1, size]);
}

interface Tokens {
  /** (network, p, dModel) */
  readonly first: Tensor;
  readonly second: Tensor;
  /** (network, 1, dModel) */
  readonly last: Tensor;
}

/** The residual stream before attention: every term in either place, and the sign = in the last. */
function tokensOf(p: number, parameters: Parameters): Tokens {
  const [embedding, places] = [parameter(parameters, "W_E"), parameter(parameters, "W_pos")];
  const terms = slice(embedding, 1, 0, p);
  const place = (at: number) => slice(places, 1, at, at + 1);
  return {
    first: add(terms, place(0)),
    second: add(terms, place(1)),
    last: add(slice(embedding, 1, p, p + 1), place(2)),
  };
}

/** What the heads read at the last position, joined: (network, example, dModel). */
function attend(
  { p, dModel, heads }: TransformerShape,
  parameters: Parameters,
  { first, second, last }: Tokens,
  pairs: PairTable,
): Tensor {
  const byHead = (x: Tensor, name: string) => {
    const y = matMul(x, parameter(parameters, name));
    return reshape(y, [...y.shape.slice(0, -1), heads, dModel / heads]);
  };
  const query = mul(byHead(last, "W_Q"), (dModel / heads) ** -0.5);
  const scoresOf = (x: Tensor) => reduceSum(mul(byHead(x, "W_K"), query), [-1]);
  const terms = termsOf(pairs, p);
  const sources = [
    {
      scores: rowsAt(scoresOf(first), terms.first),
      values: rowsAt(byHead(first, "W_V"), terms.first),
    },
    {
      scores: rowsAt(scoresOf(second), terms.second),
      values: rowsAt(byHead(second, "W_V"), terms.second),
    },
    { scores: scoresOf(last), values: byHead(last, "W_V") },
  ];
  const largest = stopGradient(sources.map(({ scores }) => scores).reduce(max));
  const weights = sources.map(({ scores }) => exp(sub(scores, largest))); // (network, example, head)
  const total = weights.reduce(add);
  const read = sources
    .map(({ values }, i) => {
      const share = div(weights[i]!, total);
      return mul(reshape(share, [...share.shape, 1]), values);
    })
    .reduce(add);
  return reshape(read, [...read.shape.slice(0, 2), dModel]);
}
