/** @file One training step of a model, and where it starts. */
import { adamW, cosine, input, reduceMean, type TrainingStep, trainingStep, warmUp } from "#graph";
import {
  gpt2,
  gpt2Initial,
  gpt2Shapes,
  nextTokenLosses,
  type ParameterValues,
  parameterInputs,
} from "#nn";
import type { Random } from "#random";
import { hyperparameters, type Recipe } from "./models.ts";

const { batch, warmUpSteps, finalRate, beta1, beta2, clip, initialScale } = hyperparameters;

/** Describe a step: the mean surprise of the next token over texts (batch, position), AdamW, warm-up and cosine. */
export function definition(recipe: Recipe): TrainingStep {
  const { config, steps, peakLearningRate: peak, weightDecay } = recipe;
  const parameters = parameterInputs(gpt2Shapes(config));
  const tokens = input("tokens", [batch, config.positions], "int64");
  const learningRate = warmUp(warmUpSteps, cosine({ from: peak, to: peak * finalRate, steps }));
  return trainingStep({
    parameters,
    loss: reduceMean(nextTokenLosses(gpt2(config, parameters, tokens), tokens)),
    streamed: [tokens],
    clip,
    optimizer: adamW({ learningRate, beta1, beta2, weightDecay, decays: isMatrix }),
  });
}

/** Draw where training starts. */
export function initial({ config }: Recipe, random: Random): ParameterValues {
  const values = Object.entries(gpt2Initial(config, random));
  return Object.fromEntries(
    values.map(([name, start]) => [
      name,
      isMatrix(name) ? start.map((value) => value * initialScale) : start,
    ]),
  );
}

const isMatrix = (name: string) => name.endsWith("weight") && !name.includes("ln_");
