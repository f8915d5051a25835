/** @file Optimisers as pieces of graph. All parameters are one (replica, parameter) matrix, so that an update is one short chain of operations. */
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
 * The slots hold m / (1 - β₁) and v / (1 - β₂), plain discounted sums; what is left of both factors and of the bias
 * corrections is scalars of the step: m̂ = a m, v̂ = b² v, m̂ / (√v̂ + ε) = (a / b) m / (√v + ε / b).
 */
export function adamW({
  learningRate,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  weightDecay = 0.01,
}: AdamOptions & { readonly weightDecay?: number }): Optimizer<"rate" | "floor" | "kept"> {
  const a = (step: number) => (1 - beta1) / (1 - beta1 ** (step + 1));
  const b = (step: number) => Math.sqrt((1 - beta2) / (1 - beta2 ** (step + 1)));
  return {
    slots: ["sum", "sumOfSquares"],
    scalars: {
      rate: (step) => (at(learningRate, step) * a(step)) / b(step),
      floor: (step) => epsilon / b(step),
      kept: (step) => 1 - at(learningRate, step) * weightDecay,
    },
    update(parameters, gradient, [sum, sumOfSquares], { rate, floor, kept }) {
      const m = add(mul(sum!, beta1), gradient);
      const v = add(mul(sumOfSquares!, beta2), square(gradient));
      const step = div(mul(m, rate), add(sqrt(v), floor));
      const start = weightDecay === 0 ? parameters : mul(parameters, kept);
      return { parameters: sub(start, step), slots: [m, v] };
    },
  };
}
