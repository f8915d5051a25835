/** @file Running a model with some activations changed and some read out. */
import { GraphError, type Tensor } from "#graph";
import type { Hook } from "#nn";

/** A model on given tokens: everything but the hook is settled. */
export type Model = (hook: Hook) => Tensor;

/** What goes on in place of an activation. */
export type Change = (activation: Tensor) => Tensor;

export interface HookPlan {
  readonly change?: Readonly<Record<string, Change>>;
  /** Activations to read out, as they are after their change. */
  readonly read?: readonly string[] | ((name: string) => boolean);
}

export interface HookedRun {
  readonly output: Tensor;
  readonly activations: Readonly<Record<string, Tensor>>;
}

/** Build a model's graph with activations changed and read out; throws where it has none of a name. */
export function withHooks(model: Model, { change = {}, read = [] }: HookPlan): HookedRun {
  const met: Record<string, Tensor> = {};
  const output = model((name, activation) => {
    met[name] = change[name]?.(activation) ?? activation;
    return met[name];
  });
  const find = (name: string) => {
    if (met[name] !== undefined) return met[name];
    throw new GraphError(
      `withHooks: the model has no activation ${name}; it has ${Object.keys(met).join(", ")}`,
    );
  };
  Object.keys(change).forEach(find);
  const names = typeof read === "function" ? Object.keys(met).filter(read) : read;
  return { output, activations: Object.fromEntries(names.map((name) => [name, find(name)])) };
}
