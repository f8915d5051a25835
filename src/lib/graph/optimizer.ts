/** @file Optimisers as pieces of graph. All parameters are one (replica, parameter) matrix, so that an update is one short chain of operations. */
import { GraphError } from "./op.ts";
import { add, div, mul, square, sub } from "./ops/arithmetic.ts";
import { expand, reshape } from "./ops/broadcast.ts";
import { sqrt } from "./ops/functions.ts";
import { concat } from "./ops/parts.ts";
import { rateAt, type Schedule } from "./schedule.ts";
import { sizeOf } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/** What an update is made of; matrices are (replica, parameter). */
export interface Update<Scalar extends string = string> {
  readonly parameters: Tensor;
  readonly gradient: Tensor;
  readonly slots: readonly Tensor[];
  readonly scalars: Readonly<Record<Scalar, Tensor>>;
  /** The step's slice of what the optimiser makes of normal numbers; only for one that does. */
  readonly push: Tensor;
  /** How many columns of the matrices each parameter takes, in order. */
  readonly columns: Readonly<Record<string, number>>;
}

export interface Optimizer<Scalar extends string = string> {
  /** What is remembered for each parameter; starts at zero. */
  readonly slots: readonly string[];
  /** Numbers that change from step to step; computed in float64 outside the graph. */
  readonly scalars: Readonly<Record<Scalar, (step: number) => number>>;
  /** What it makes of normal numbers, (step, replica, parameter), streamed as the input `noise`: once for all steps of a call. */
  push?(normals: Tensor, columns: Update["columns"]): Tensor;
  update(update: Update<Scalar>): {
    readonly parameters: Tensor;
    readonly slots: readonly Tensor[];
  };
}

/** The learning rate as a scalar of every step. */
const scheduled = (learningRate: Schedule) => ({
  learningRate: (step: number) => rateAt(learningRate, step),
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
    update: ({ parameters, gradient, scalars }) => ({
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
    update({ parameters, gradient, slots: [previous], scalars }) {
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

export interface AdamWOptions extends AdamOptions {
  readonly weightDecay?: number;
  /** Which parameters decay, by name; by default all. */
  readonly decays?: (name: string) => boolean;
}

/** Adam (Kingma and Ba, 2015, arXiv:1412.6980). */
export const adam = (options: AdamOptions): Optimizer => adamW({ ...options, weightDecay: 0 });

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019, arXiv:1711.05101): θ ← θ - η (m̂ / (√v̂ + ε) + λ θ).
 * The slots hold m / (1 - β₁) and v / (1 - β₂), plain discounted sums; what is left of both factors and of the bias
 * corrections is scalars of the step: m̂ = a m, v̂ = b² v, m̂ / (√v̂ + ε) = (a / b) m / (√v + ε / b).
 */
export function adamW(options: AdamWOptions): Optimizer<"rate" | "floor" | "decay"> {
  const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01 } = options;
  const a = (step: number) => (1 - beta1) / (1 - beta1 ** (step + 1));
  const b = (step: number) => Math.sqrt((1 - beta2) / (1 - beta2 ** (step + 1)));
  return {
    slots: ["sum", "sumOfSquares"],
    scalars: {
      rate: (step) => (rateAt(learningRate, step) * a(step)) / b(step),
      floor: (step) => epsilon / b(step),
      decay: (step) => rateAt(learningRate, step) * weightDecay,
    },
    update({ parameters, gradient, slots: [sum, sumOfSquares], scalars, columns }) {
      const m = add(mul(sum!, beta1), gradient);
      const v = add(mul(sumOfSquares!, beta2), square(gradient));
      const step = div(mul(m, scalars.rate), add(sqrt(v), scalars.floor));
      const decay = mul(scalars.decay, rowOf(columns, options.decays ?? (() => true)));
      const start = weightDecay === 0 ? parameters : mul(parameters, sub(1, decay));
      return { parameters: sub(start, step), slots: [m, v] };
    },
  };
}

/** Write a row that is 1 for the parameters that are chosen and 0 for the others; one number where it is all the same. */
function rowOf(columns: Update["columns"], isChosen: (name: string) => boolean): Tensor | number {
  const names = Object.keys(columns);
  if (names.every(isChosen)) return 1;
  const pieces = names.map((name) => expand(Number(isChosen(name)), [1, columns[name]!]));
  return concat(pieces, 1);
}

export interface SgldOptions {
  /** ε */
  readonly stepSize: number;
  /** nβ, which multiplies the gradient of the loss per example. */
  readonly inverseTemperature: number;
  /** γ: how strongly a chain is drawn back to the centre. */
  readonly localization: number;
  /** w*, by parameter: of the shape of the parameter, or of one replica of it. */
  readonly center: Readonly<Record<string, Tensor>>;
}

/**
 * Localised stochastic gradient Langevin dynamics, one chain a replica (Lau et al., 2023, arXiv:2308.12108, algorithm 1):
 * w ← w - ε/2 (nβ ∇L + γ (w - w*)) + √ε ξ, put as (1 - εγ/2) w - (εnβ/2) ∇L + (√ε ξ + (εγ/2) w*).
 */
export function sgld(options: SgldOptions): Optimizer<never> {
  const { stepSize, inverseTemperature, localization, center } = options;
  const pull = (stepSize * localization) / 2;
  return {
    slots: [],
    scalars: {},
    push(normals, columns) {
      const pieces = Object.entries(columns).map(([name, size]) => {
        const at = center[name];
        if (at === undefined) throw new GraphError(`sgld: the center has no ${name}`);
        return reshape(at, [sizeOf(at.shape) / size, size]);
      });
      return add(mul(normals, Math.sqrt(stepSize)), mul(concat(pieces, 1), pull));
    },
    update({ parameters, gradient, push }) {
      const drift = mul(gradient, (stepSize * inverseTemperature) / 2);
      return { parameters: add(sub(mul(parameters, 1 - pull), drift), push), slots: [] };
    },
  };
}
