/** @file Train the networks of a form, all seeds at once; the untrained ones are those that generalise before their first step. */
import { type Split, splitOf, trainArchitecture } from "#modular";
import type { ParameterValues } from "#nn";
import type { FrameBase, RunContext } from "../contract.ts";
import type { Kind } from "../network-kinds.ts";
import type { Params } from "./about.ts";
import type { Network } from "./forms.ts";

export interface Nets {
  readonly kind: Kind;
  /** By seed. */
  readonly weights: readonly ParameterValues[];
  readonly splits: readonly Split[];
}

/** Train both kinds and yield how far it is, in [0, 1]; give all three kinds. */
export async function* trainNets(
  network: Network,
  { engine, params, random, signal }: RunContext<Params>,
): AsyncGenerator<FrameBase, Nets[]> {
  const seeds = Array.from({ length: params.seeds }, (_, seed) => seed);
  const found: Record<string, { start: readonly ParameterValues[]; nets: Nets }> = {};
  for (const kind of ["trained", "memorising"] as const) {
    const recipe = network.recipes[kind];
    const own = random.fork(kind);
    let [start, end]: [readonly ParameterValues[], readonly ParameterValues[]] = [[], []];
    for await (const { step, weights } of trainArchitecture(engine, network.architecture, {
      ...recipe,
      loss: network.loss,
      seeds,
      checkpoints: [0, recipe.steps],
      signal,
      random: own,
    })) {
      if (weights && step === 0) start = weights;
      else if (weights) end = weights;
      const part = step / recipe.steps;
      yield kind === "trained"
        ? { progress: 0.8 * part, stage: "training" }
        : { progress: 0.8 + 0.2 * part, stage: "training the memorising control" };
    }
    const splits = seeds.map((seed) =>
      splitOf(own.fork(`seed ${seed}`), params.p, recipe.fraction),
    );
    found[kind] = { start, nets: { kind, weights: end, splits } };
  }
  const { start, nets } = found["trained"]!;
  return [
    nets,
    found["memorising"]!.nets,
    { kind: "untrained", weights: start, splits: nets.splits },
  ];
}
