/** @file One training step of the transformer, where it starts, and its logits on all pairs. */
import {
  adamW,
  add,
  constant,
  exp,
  input,
  log,
  min,
  mul,
  oneHot,
  pick,
  program,
  reduceMean,
  reduceSum,
  reshape,
  sub,
  type Tensor,
  type TrainingStep,
  trainingStep,
} from "#graph";
import { type Architecture, pairLogits, type Split, splitOf, sumOf } from "#modular";
import { mapShapes, type ParameterValues } from "#nn";
import { createRandom } from "#random";
import { hyperparameters, seed } from "./model.ts";

const { learningRate, warmUpSteps, beta1, beta2, fraction } = hyperparameters;

const stream = createRandom(seed);

/** Which pairs are trained on. */
export const splitFor = ({ p }: Architecture): Split => splitOf(stream, p, fraction);

/** Draw where training starts. */
export const initial = (architecture: Architecture): ParameterValues =>
  architecture.initial(stream.fork("weights"));

const inputs = ({ shapes }: Architecture) =>
  mapShapes(shapes, (sizes, name) => input(name, [1, ...sizes]));

/** Describe a step of full-batch AdamW on mean cross-entropy. */
export function definition(architecture: Architecture, weightDecay: number): TrainingStep {
  const { train } = splitFor(architecture);
  const parameters = inputs(architecture);
  const logits = reshape(pairLogits(architecture, parameters, [train]), [
    train.length,
    architecture.p,
  ]);
  const labels = constant(
    train.map((pair) => sumOf(pair, architecture.p)),
    undefined,
    "int64",
  );
  return trainingStep({
    parameters,
    loss: reduceMean(confidentCrossEntropy(logits, labels)),
    optimizer: adamW({
      learningRate: (step) => learningRate * Math.min(step / warmUpSteps, 1),
      ...{ beta1, beta2, weightDecay },
    }),
    replicas: 1,
  });
}

/** Logits (p², p) on all pairs. */
export function allLogits(architecture: Architecture) {
  const { p } = architecture;
  const pairs = Array.from({ length: p * p }, (_, pair) => pair);
  return program({ logits: pairLogits(architecture, inputs(architecture), [pairs]) });
}

/** Largest lead of a wrong logit whose exponential is taken; a float32 overflows above 88. */
const largestLead = 80;

/**
 * Cross-entropy (example) as log(1 + Σ exp(z_c - z_label)) over wrong c: its gradient keeps its digits in float32 when the
 * label is nearly certain, where log softmax - 1 rounds to zero. The paper computes its loss in float64 for that reason.
 */
function confidentCrossEntropy(logits: Tensor, labels: Tensor): Tensor {
  const [examples, p] = logits.shape as [number, number];
  const own = reshape(pick(logits, labels), [examples, 1]);
  const wrong = sub(1, oneHot(labels, p));
  const leads = mul(exp(min(sub(logits, own), largestLead)), wrong);
  return log(add(reduceSum(leads, [-1]), 1));
}
