/** @file The forms of network, and the settings under which each generalises and memorises. */
import {
  type Alignment,
  type Architecture,
  alignTransformer,
  alignTwoLayer,
  type Loss,
  type TransformerShape,
  type TwoLayerShape,
  transformer,
  twoLayer,
  twoLayerOf,
  weightsIn,
} from "#modular";
import type { ParameterValues } from "#nn";
import type { Kind } from "../network-kinds.ts";
import type { Params } from "./about.ts";
import { type Form, forms } from "./types.ts";

export interface Recipe {
  readonly fraction: number;
  readonly weightDecay: number;
  readonly learningRate: number;
  readonly steps: number;
}

export interface Network {
  readonly architecture: Architecture;
  readonly loss: Loss;
  /** Of the kind that generalises and of the one that memorises. */
  readonly recipes: Readonly<Record<Exclude<Kind, "untrained">, Recipe>>;
  /** Bring a network as near as can be to another, for the best of some renamings of its numbers. */
  align(
    reference: ParameterValues,
    net: ParameterValues,
    multipliers: readonly number[],
  ): Alignment<ParameterValues>;
  /** What two-layer networks have besides. */
  readonly twoLayer?: TwoLayerShape;
}

const groups: Readonly<Record<string, readonly Form[]>> = {
  two: ["square", "transformer"],
  "two-layer": ["square", "relu"],
  transformers: ["transformer", "uniform"],
  all: forms,
};

/** The forms that a choice stands for. */
export const formsOf = ({ networks }: Pick<Params, "networks">): readonly Form[] =>
  groups[networks] ?? forms.filter((form) => form === networks);

const heads = 4;

const trained: Readonly<Record<Form, Omit<Recipe, "fraction">>> = {
  square: { weightDecay: 5, learningRate: 0.01, steps: 300 },
  relu: { weightDecay: 2, learningRate: 0.01, steps: 800 },
  transformer: { weightDecay: 1, learningRate: 0.01, steps: 600 },
  uniform: { weightDecay: 1, learningRate: 0.01, steps: 600 },
};

/** Few pairs, hardly any weight decay, and small steps: every form then fits its pairs and nothing else. */
const memorising: Recipe = { fraction: 0.3, weightDecay: 0.1, learningRate: 0.002, steps: 300 };

/** Steps are whole calls of the engine. */
const wholeCalls = (steps: number) => Math.max(10, Math.round(steps / 10) * 10);

/** Set a network of a form up. */
export function networkOf(form: Form, { p, width, fraction, effort }: Params): Network {
  const recipe = trained[form];
  const recipes = {
    trained: { ...recipe, fraction, steps: wholeCalls(recipe.steps * effort) },
    memorising,
  };
  if (form === "square" || form === "relu") {
    const loss = form === "square" ? "mse" : "cross-entropy";
    const shape: TwoLayerShape = { p, width, activation: form, loss };
    return {
      architecture: twoLayer(shape),
      loss,
      recipes,
      align(reference, net, multipliers) {
        const found = alignTwoLayer(
          twoLayerOf(shape, reference),
          twoLayerOf(shape, net),
          multipliers,
        );
        return { ...found, weights: weightsIn(found.weights) };
      },
      twoLayer: shape,
    };
  }
  const attention = form === "uniform" ? "uniform" : "learnt";
  const shape: TransformerShape = { p, dModel: width / heads, heads, dMlp: width, attention };
  return {
    architecture: transformer(shape),
    loss: "cross-entropy",
    recipes,
    align: (reference, net, multipliers) => alignTransformer(shape, reference, net, multipliers),
  };
}
