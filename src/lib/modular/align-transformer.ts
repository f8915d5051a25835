/**
 * @file Bring one transformer as near to another as its symmetries allow. Without layer norm the function stays the same when
 * the residual stream, or what a head compares or reads, is turned, and when heads or hidden units change places. Weights are
 * matched part by part until nothing improves (as Ainsworth et al., 2023, arXiv:2209.04836, do with permutations alone).
 */
import { assignment } from "#linalg";
import type { ParameterValues } from "#nn";
import { type Alignment, cosineOf } from "./align-two-layer.ts";
import { type Dense, dense, multiply, rotation, transposed } from "./dense.ts";
import type { TransformerShape } from "./transformer.ts";

type Weights = Readonly<Record<string, Dense>>;

const maxRounds = 12;
/** How many renamings of the numbers, those whose embeddings match best, are followed to the end. */
const followed = 2;

/** Sizes of the parameters as matrices; a bias is a row. */
function densify({ p, dModel, dMlp }: TransformerShape, values: ParameterValues): Weights {
  const columns: Readonly<Record<string, number>> = { W_in: dMlp, b_in: dMlp, W_U: p };
  return Object.fromEntries(
    Object.entries(values).map(([name, list]) => [name, dense(list, columns[name] ?? dModel)]),
  );
}

const flatten = (weights: Weights): ParameterValues =>
  Object.fromEntries(
    Object.entries(weights).map(([name, rows]) => [
      name,
      Float32Array.from(rows.flatMap((row) => [...row])),
    ]),
  );

/** Rename the numbers x → m·x; the sign = keeps its place. */
export function relabelTransformer(
  { p }: TransformerShape,
  values: ParameterValues,
  m: number,
): ParameterValues {
  const from = Array.from({ length: p }, (_, x) => (m * x) % p);
  const size = values["W_E"]!.length / (p + 1);
  const E = values["W_E"]!.slice();
  from.forEach((source, x) => {
    E.set(values["W_E"]!.subarray(source * size, (source + 1) * size), x * size);
  });
  const U = values["W_U"]!.map((_, i, all) => all[i - (i % p) + from[i % p]!]!);
  return { ...values, W_E: E, W_U: U };
}

/** What is written to the residual stream, (·, dModel), and what reads from it, (dModel, ·). */
const writers = ["W_E", "W_pos", "W_O", "W_out", "b_out"];
const readers = ["W_Q", "W_K", "W_V", "W_in", "W_U"];

/** Turn the residual stream: x → x R. */
const turnStream = (weights: Weights, turn: Dense): Weights =>
  Object.fromEntries(
    Object.entries(weights).map(([name, matrix]) => [
      name,
      writers.includes(name)
        ? multiply(matrix, turn)
        : readers.includes(name)
          ? multiply(transposed(turn), matrix)
          : matrix,
    ]),
  );

/** Match the residual streams by some of the parameters. */
function alignStream(reference: Weights, weights: Weights, names: readonly string[]): Weights {
  const stack = (of: Weights) =>
    names
      .filter((name) => of[name])
      .flatMap((name) => (writers.includes(name) ? of[name]! : transposed(of[name]!)));
  return turnStream(weights, rotation(stack(weights), stack(reference)).turn);
}

const columnsOf = (matrix: Dense, from: number, to: number): Dense =>
  matrix.map((row) => row.slice(from, to));

/** What one head compares (queries and keys) and reads (values and what it writes of them), a row for each coordinate of the stream. */
function headPart(weights: Weights, head: number, size: number) {
  const [from, to] = [head * size, (head + 1) * size];
  const cut = (name: string) => (weights[name] ? columnsOf(weights[name], from, to) : []);
  const out = transposed(weights["W_O"]!.slice(from, to));
  return { compared: [...cut("W_Q"), ...cut("W_K")], read: [...cut("W_V"), ...out] };
}

/** Match heads one to one, and turn what each compares and reads. */
function alignHeads(
  { heads, dModel }: TransformerShape,
  reference: Weights,
  weights: Weights,
): Weights {
  const size = dModel / heads;
  const all = Array.from({ length: heads }, (_, head) => head);
  const matches = all.map((own) => {
    const target = headPart(reference, own, size);
    return all.map((head) => {
      const { compared, read } = headPart(weights, head, size);
      const none = { turn: [] as Dense, gain: 0 };
      return {
        comparing: compared.length > 0 ? rotation(compared, target.compared) : none,
        reading: rotation(read, target.read),
      };
    });
  });
  const order = assignment(
    matches.map((row) => row.map(({ comparing, reading }) => -comparing.gain - reading.gain)),
  );
  const chosen = order.map((head, own) => ({ head, ...matches[own]![head]! }));
  const place = (name: string, turn: (of: (typeof chosen)[number]) => Dense) => {
    const parts = chosen.map((of) =>
      multiply(columnsOf(weights[name]!, of.head * size, (of.head + 1) * size), turn(of)),
    );
    return parts[0]!.map((_, row) => Float64Array.from(parts.flatMap((part) => [...part[row]!])));
  };
  const compare = ({ comparing }: (typeof chosen)[number]) => comparing.turn;
  const read = ({ reading }: (typeof chosen)[number]) => reading.turn;
  return {
    ...weights,
    ...(weights["W_Q"] && { W_Q: place("W_Q", compare), W_K: place("W_K", compare) }),
    W_V: place("W_V", read),
    W_O: chosen.flatMap(({ head, reading }) =>
      multiply(transposed(reading.turn), weights["W_O"]!.slice(head * size, (head + 1) * size)),
    ),
  };
}

/** Match the hidden units one to one. */
function alignUnits(reference: Weights, weights: Weights): Weights {
  const unitsOf = (of: Weights): Dense => {
    const into = transposed([...of["W_in"]!, ...of["b_in"]!]);
    return into.map((row, unit) => Float64Array.of(...row, ...of["W_out"]![unit]!));
  };
  const products = multiply(unitsOf(reference), transposed(unitsOf(weights)));
  const order = assignment(products.map((row) => row.map((product) => -product)));
  const pick = (matrix: Dense) =>
    matrix.map((row) => Float64Array.from(order, (unit) => row[unit]!));
  return {
    ...weights,
    W_in: pick(weights["W_in"]!),
    b_in: pick(weights["b_in"]!),
    W_out: order.map((unit) => weights["W_out"]![unit]!),
  };
}

/** Align the weights of `net` with those of `reference` for the best of some renamings of its numbers. */
export function alignTransformer(
  shape: TransformerShape,
  reference: ParameterValues,
  net: ParameterValues,
  multipliers: readonly number[],
): Alignment<ParameterValues> {
  const target = densify(shape, reference);
  const names = ["W_E", "W_pos", "W_U"];
  const starts = multipliers
    .map((multiplier) => {
      const renamed = densify(shape, relabelTransformer(shape, net, multiplier));
      const start = alignStream(target, renamed, names);
      const part = (of: Weights) =>
        flatten(Object.fromEntries(names.map((name) => [name, of[name]!])));
      return { multiplier, start, cosine: cosineOf(part(target), part(start)) };
    })
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, followed);
  const found = starts.map(({ multiplier, start }) => ({
    multiplier,
    ...follow(shape, reference, target, start),
  }));
  return found.reduce((best, each) => (each.cosine > best.cosine ? each : best));
}

/** Match heads, units and stream in turn until the cosine stays. */
function follow(
  shape: TransformerShape,
  reference: ParameterValues,
  target: Weights,
  start: Weights,
) {
  let now = start;
  let best = { weights: flatten(start), cosine: cosineOf(reference, flatten(start)) };
  for (let round = 0; round < maxRounds; round++) {
    now = alignUnits(target, alignHeads(shape, target, now));
    now = alignStream(
      target,
      now,
      [...writers, ...readers].filter((name) => now[name]),
    );
    const weights = flatten(now);
    const cosine = cosineOf(reference, weights);
    const gain = cosine - best.cosine;
    if (gain > 0) best = { weights, cosine };
    if (gain < 1e-4) break;
  }
  return best;
}
