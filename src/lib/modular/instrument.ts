/** @file What is read off a network of any architecture: its logits, and the gradients of logits in what stands for the terms. */
import type { Engine } from "#engine";
import { add, constant, gradient, input, pick, program, reduceSum, reshape } from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import type { Random } from "#random";
import { gradientSymmetricity } from "./analysis.ts";
import { type Architecture, pairLogits, rowsAt, termsOf } from "./architecture.ts";

/** A pair a·p + b and an answer c. */
export interface Triple {
  readonly pair: number;
  readonly answer: number;
}

/** Draw pairs and answers at random, with replacement. */
export const drawTriples = (random: Random, p: number, count: number): Triple[] =>
  Array.from({ length: count }, () => ({ pair: random.integer(p * p), answer: random.integer(p) }));

export interface Instrument {
  /** Logits of all p² pairs: row a·p + b, column c. */
  logits(weights: ParameterValues): Promise<Float32Array<ArrayBuffer>>;
  /** Gradient symmetricity over the triples. */
  symmetricity(weights: ParameterValues): Promise<number>;
  dispose(): Promise<void>;
}

/** Compile an instrument for one network at a time; weights are without the axis that counts networks. */
export async function createInstrument(
  engine: Engine,
  architecture: Architecture,
  triples: readonly Triple[],
): Promise<Instrument> {
  const { p } = architecture;
  const parameters = mapShapes(architecture.shapes, (shape, name) => input(name, [1, ...shape]));
  const pairs = Array.from({ length: p * p }, (_, pair) => pair);
  const logits = await engine.compile(
    program({ logits: reshape(pairLogits(architecture, parameters, [pairs]), [p * p, p]) }),
  );
  const slope = slopesOf(architecture, triples);
  const slopes = await engine.compile(slope.program);
  const still = new Float32Array(triples.length * slope.size);
  return {
    logits: async (weights) => (await logits.run(weights))["logits"]!,
    async symmetricity(weights) {
      const shifts = { "shift.first": still, "shift.second": still };
      const { first, second } = await slopes.run({ ...weights, ...shifts });
      return gradientSymmetricity(first!, second!, slope.size);
    },
    async dispose() {
      await logits.dispose();
      await slopes.dispose();
    },
  };
}

/** The logit of every triple, and its gradient in a shift, fed as 0, of what stands for either term there: (triple, size). */
function slopesOf(architecture: Architecture, triples: readonly Triple[]) {
  const { p } = architecture;
  const parameters = mapShapes(architecture.shapes, (shape, name) => input(name, [1, ...shape]));
  const rows = termsOf([triples.map(({ pair }) => pair)], p);
  const tables = architecture.embed(parameters);
  const size = tables.first.shape.at(-1)!;
  const shift = (name: string) => input(name, [1, triples.length, size]);
  const [left, right] = [shift("shift.first"), shift("shift.second")];
  const first = add(rowsAt(tables.first, rows.first), left);
  const second = add(rowsAt(tables.second, rows.second), right);
  const own = [triples.map((_, row) => row)];
  const logits = architecture.logits(parameters, { first, second }, { first: own, second: own });
  const answers = constant(
    triples.map(({ answer }) => answer),
    undefined,
    "int64",
  );
  const chosen = pick(reshape(logits, [triples.length, p]), answers);
  const [byFirst, bySecond] = gradient(reduceSum(chosen), [left, right]);
  return { size, program: program({ logit: chosen, first: byFirst!, second: bySecond! }) };
}
