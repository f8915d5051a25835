/** @file The finished networks as files: weights of both, and a card that says what they are and how the first came about. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine, TrainingState } from "#engine";
import { exclude, factsOf, restrict, score, strongestFrequencies, sumSpectra } from "#modular";
import { store, writeSafetensors } from "#safetensors";
import { allLogits, definition, splitFor } from "./definition.ts";
import {
  architecture,
  hyperparameters,
  type NetworkName,
  name,
  recipes,
  seed,
  shape,
} from "./model.ts";
import { kept } from "./progress.ts";

/** Key frequencies are the fewest that hold this share of what all cosines explain of the logits. */
const keyShare = 0.999;

/** Losses and shares of right answers at a step; see `curve`. */
export interface CurvePoint {
  readonly step: number;
  readonly train: readonly [loss: number, accuracy: number];
  readonly heldOut: readonly [loss: number, accuracy: number];
  /** On all pairs, with the key frequencies of the last step alone. */
  readonly restricted: number;
  /** On the training pairs, without them. */
  readonly excluded: number;
  /** Share of the variance of the centred logits that each of them explains. */
  readonly explained: readonly number[];
  /** Sum of the squares of all weights. */
  readonly norm: number;
}

export interface Card {
  readonly name: string;
  readonly seed: number;
  readonly shape: typeof shape;
  readonly hyperparameters: typeof hyperparameters;
  readonly recipes: typeof recipes;
  readonly sha256: Readonly<Record<string, string>>;
  readonly key: readonly number[];
  readonly curve: readonly CurvePoint[];
}

const folder = join(import.meta.dirname, "../../public/models", name);

/** Store the networks as they were at their last steps. */
export async function storeNetworks(
  engine: Engine,
  folderOf: (name: NetworkName) => string,
  steps: number,
): Promise<void> {
  const statesOf = (network: NetworkName, most: number) =>
    kept(folderOf(network), definition(architecture, recipes[network].weightDecay)).filter(
      ({ step }) => step <= most,
    );
  const states = statesOf("model", steps);
  const files = {
    "model.safetensors": weightsFile(states.at(-1)!),
    "control.safetensors": weightsFile(statesOf("control", recipes.control.steps).at(-1)!),
  };
  const card: Card = {
    ...{ name, seed, shape, hyperparameters },
    recipes: { ...recipes, model: { ...recipes.model, steps: states.at(-1)!.step } },
    sha256: Object.fromEntries(
      Object.entries(files).map(([file, bytes]) => [
        file,
        createHash("sha256").update(bytes).digest("hex"),
      ]),
    ),
    ...(await courseOf(engine, states)),
  };
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, file), bytes);
  writeFileSync(join(folder, "card.json"), `${JSON.stringify(card, null, 1)}\n`);
}

function weightsFile({ parameters }: TrainingState): Uint8Array {
  const tensors = Object.entries(architecture.shapes).map(
    ([name, sizes]) => [name, store(parameters[name]!, sizes)] as const,
  );
  return writeSafetensors(new Map(tensors));
}

/** The losses over training, and the key frequencies of the last step. */
async function courseOf(
  engine: Engine,
  states: readonly TrainingState[],
): Promise<Pick<Card, "key" | "curve">> {
  const executable = await engine.compile(allLogits(architecture));
  const { p } = architecture;
  const { train, heldOut } = splitFor(architecture);
  const logitsOf = async ({ parameters }: TrainingState) =>
    (await executable.run(parameters as Record<string, Float32Array<ArrayBuffer>>))["logits"]!;
  const key = strongestFrequencies(factsOf(await logitsOf(states.at(-1)!), p), keyShare);
  const curve: CurvePoint[] = [];
  for (const state of states) {
    const logits = await logitsOf(state);
    const spectra = sumSpectra(logits, p);
    const { explained } = factsOf(logits, p);
    const of = (pairs: readonly number[]) => {
      const { loss, accuracy } = score(logits, p, "cross-entropy", pairs);
      return [short(loss), short(accuracy)] as const;
    };
    const kept = restrict(spectra, p, key);
    const removed = exclude(logits, spectra, p, key);
    curve.push({
      step: state.step,
      train: of(train),
      heldOut: of(heldOut),
      restricted: short(score(kept, p, "cross-entropy").loss),
      excluded: short(score(removed, p, "cross-entropy", train).loss),
      explained: key.map((k) => short(explained[k]!)),
      norm: short(normOf(state)),
    });
  }
  await executable.dispose();
  return { key, curve };
}

const normOf = ({ parameters }: TrainingState) =>
  Object.values(parameters).reduce(
    (sum, values) => sum + values.reduce((own, value) => own + value * value, 0),
    0,
  );

const short = (value: number) => Number(value.toPrecision(4));
