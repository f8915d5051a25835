/** @file The one pipeline that every network goes through, whatever is known about it. */
import type { Engine } from "#engine";
import { input, program } from "#graph";
import {
  embeddingShares,
  exclude,
  factsOf,
  fidelityOf,
  outputResidual,
  pairLogits,
  programOf,
  restrict,
  type Split,
  score,
  strongestFrequencies,
  sumSpectra,
  type TransformerShape,
  transformer,
  unitPower,
  unitWaves,
} from "#modular";
import { mapShapes, type ParameterValues } from "#nn";
import type { Kind } from "../network-kinds.ts";
import type { Network } from "./types.ts";

/** A unit belongs to a frequency that holds more than this of its variance (Nanda et al. 2023, section 4.3). */
const pure = 0.85;

export interface Examiner {
  examine(kind: Kind, weights: ParameterValues): Promise<Network>;
  dispose(): Promise<void>;
}

/** Compile what reads a network of this shape. */
export async function createExaminer(
  engine: Engine,
  shape: TransformerShape,
  split: Split,
  keyShare: number,
): Promise<Examiner> {
  const { p } = shape;
  const architecture = transformer(shape);
  const pairs = Array.from({ length: p * p }, (_, pair) => pair);
  const inputs = mapShapes(architecture.shapes, (sizes, name) => input(name, [1, ...sizes]));
  const logits = await engine.compile(
    program({ logits: pairLogits(architecture, inputs, [pairs]) }),
  );
  const unitProgram = unitPower(shape);
  const units = await engine.compile(unitProgram);
  const unitFeeds = (weights: ParameterValues) =>
    Object.fromEntries(Object.keys(unitProgram.inputs).map((name) => [name, weights[name]!]));
  return {
    async examine(kind, weights) {
      const { power } = await units.run(unitFeeds(weights));
      const logitValues = (await logits.run(weights))["logits"]!;
      const read = readLogits(logitValues, p, split, keyShare);
      const waves = unitWaves(power!, shape).filter(({ share }) => share > pure);
      const isKey = (k: number) => read.key.includes(k);
      return {
        kind,
        ...read,
        embedding: [...embeddingShares(weights, shape)].slice(1),
        pureUnits: waves.length / shape.dMlp,
        keyUnits: waves.filter(({ frequency }) => isKey(frequency)).length / shape.dMlp,
        residual: outputResidual(weights, shape, read.key),
      };
    },
    async dispose() {
      await Promise.all([logits.dispose(), units.dispose()]);
    },
  };
}

function readLogits(
  logits: Float32Array<ArrayBuffer>,
  p: number,
  { train, heldOut }: Split,
  keyShare: number,
) {
  const facts = factsOf(logits, p);
  const key = strongestFrequencies(facts, keyShare);
  const spectra = sumSpectra(logits, p);
  const { programAccuracy, agreement, divergence, uniformDivergence } = fidelityOf(
    programOf(facts, key),
    facts,
  );
  const of = (own: Parameters<typeof score>[0], pairs?: readonly number[]) =>
    score(own, p, "cross-entropy", pairs);
  const without = exclude(logits, spectra, p, key);
  return {
    key,
    train: of(logits, train),
    heldOut: of(logits, heldOut),
    all: of(logits),
    explained: facts.explained.slice(1),
    ...{ programAccuracy, agreement, divergence, uniformDivergence },
    restricted: of(restrict(spectra, p, key)),
    excluded: of(without, train),
    excludedAll: of(without),
  };
}
