/** @file Optimisers as pieces of graph. All parameters are one (replica, parameter) matrix, so that an update is one short chain of operations. */
import { asTensor } from "./leaf.ts";
import { add, div, mul, square, sub } from "./ops/arithmetic.ts";
import { sqrt } from "./ops/functions.ts";
import type { Tensor } from "./tensor.ts";

/** A fixed number, or a function of the step, which counts from 0. */
export type Schedule = number | ((step: number) => number);

export interface Optimizer<Scalar extends string = string> {
  /** What is remembered for each parameter; starts at zero. */
  readonly slots: readonly string[];
  /** Numbers that change from step to step; computed in float64 outside the graph. */
  readonly scalars: Readonly<Record<Scalar, (step: number) => number>>;
  update(
    parameters: Tensor,
    gradient: Tensor,
    slots: readonly Tensor[],
    scalars: Readonly<Record<Scalar, Tensor>>,
  ): { readonly parameters: Tensor; readonly slots: readonly Tensor[] };
}

const at = (schedule: Schedule, step: number): number =>
  typeof schedule === "number" ? schedule : schedule(step);

/** The learning rate as a scalar of every step. */
const scheduled = (learningRate: Schedule) => ({
  learningRate: (step: number) => at(learningRate, step),
});

/** Gradient descent: θ ← θ - η g. */
export function sgd({
  learningRate,
}: {
  readonly learningRate: Schedule;
}): Optimizer<"learningRate"> {
  return {
    slots: [],
    scalars: scheduled(learningRate),
    update: (parameters, gradient, _, scalars) => ({
      parameters: sub(parameters, mul(gradient, scalars.learningRate)),
      slots: [],
    }),
  };
}

/** Gradient descent with heavy-ball momentum: m ← μ m + g, θ ← θ - η m. */
export function momentum(options: {
  readonly learningRate: Schedule;
  readonly momentum?: number;
}): Optimizer<"learningRate"> {
  return {
    slots: ["momentum"],
    scalars: scheduled(options.learningRate),
    update(parameters, gradient, [previous], scalars) {
      const next = add(mul(previous!, options.momentum ?? 0.9), gradient);
      return { parameters: sub(parameters, mul(next, scalars.learningRate)), slots: [next] };
    },
  };
}

export interface AdamOptions {
  readonly learningRate: Schedule;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** Adam (Kingma and Ba, 2015, arXiv:1412.6980). */
export const adam = (options: AdamOptions): Optimizer => adamW({ ...options, weightDecay: 0 });

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019, arXiv:1711.05101): θ ← θ - η (m̂ / (√v̂ + ε) + λ θ).
 * With c = √(1 - β₂ᵗ) the bias-corrected step is η c / (1 - β₁ᵗ) · m / (√v + ε c); both factors are scalars of the step.
 */
export function adamW({
  learningRate,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  weightDecay = 0.01,
}: AdamOptions & { readonly weightDecay?: number }): Optimizer {
  const correction = (step: number) => Math.sqrt(1 - beta2 ** (step + 1));
  const decay =
    weightDecay === 0 ? {} : { kept: (step: number) => 1 - at(learningRate, step) * weightDecay };
  return {
    slots: ["mean", "square"],
    scalars: {
      rate: (step) => (at(learningRate, step) * correction(step)) / (1 - beta1 ** (step + 1)),
      epsilon: (step) => epsilon * correction(step),
      kept: (step) => 1 - at(learningRate, step) * weightDecay,
    },
    update(parameters, gradient, [mean, squared], { rate, epsilon: floor, kept }) {
      const m = add(mul(mean!, beta1), mul(gradient, 1 - beta1));
      const v = add(mul(squared!, beta2), mul(square(gradient), 1 - beta2));
      const step = div(mul(m, rate), add(sqrt(v), floor));
      const start = weightDecay === 0 ? parameters : mul(parameters, kept);
      return { parameters: sub(start, step), slots: [m, v] };
    },
  };
}
