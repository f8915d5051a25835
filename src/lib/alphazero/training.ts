/** @file What the network is trained for: the policy of the search and the value of the game (Silver et al., 2018). */
import {
  adamW,
  add,
  div,
  input,
  logSoftmax,
  max,
  mul,
  neg,
  reduceMean,
  reduceSum,
  type Schedule,
  square,
  sub,
  type TrainingStep,
  trainingStep,
} from "#graph";
import { parameterInputs, type ResidualTowerConfig } from "#nn";
import { network, networkShapes } from "./network.ts";

export interface LossOptions {
  /** Positions in a step. */
  readonly batch: number;
  readonly learningRate: Schedule;
  readonly weightDecay: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
}

const FORBID = 1e4;

/**
 * Describe a step: the mean of (v − z)² plus the mean cross-entropy of the policy over those positions that have a target,
 * minimised by AdamW. Streamed inputs: planes (batch, row, column, plane), legal (batch, column) of 0 and 1, policy
 * (batch, column), which is all 0 where there is no target, and outcome (batch).
 */
export function networkTraining(
  config: ResidualTowerConfig,
  { batch, learningRate, weightDecay, clip }: LossOptions,
): TrainingStep {
  const { height, width, planes: depth, moves } = config;
  const planes = input("planes", [batch, height, width, depth]);
  const legal = input("legal", [batch, moves]);
  const target = input("policy", [batch, moves]);
  const outcome = input("outcome", [batch]);
  const parameters = parameterInputs(networkShapes(config));
  const { policy, value } = network(config, parameters, planes);
  const logits = add(policy, mul(sub(legal, 1), FORBID));
  const surprise = neg(reduceSum(mul(target, logSoftmax(logits))));
  const policyLoss = div(surprise, max(reduceSum(target), 1));
  const valueLoss = reduceMean(square(sub(value, outcome)));
  const loss = add(policyLoss, valueLoss);
  return trainingStep({
    parameters,
    loss,
    metrics: { policyLoss, valueLoss },
    streamed: [planes, legal, target, outcome],
    clip,
    optimizer: adamW({ learningRate, weightDecay, decays: isMatrix }),
  });
}

const isMatrix = (name: string) => name.endsWith("weight") && !name.includes("norm");
