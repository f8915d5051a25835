/** @file Hooks: a model calls its hook at every named activation and goes on with what comes back. */
import type { Tensor } from "#graph";

/** Read an activation, or return another one to go on with. Names are those of TransformerLens. */
export type Hook = (name: string, activation: Tensor) => Tensor;

/** Leave every activation as it is. */
export const unhooked: Hook = (_, activation) => activation;

/** Prefix the names of a part of a model. */
export const within =
  (hook: Hook, prefix: string): Hook =>
  (name, activation) =>
    hook(`${prefix}.${name}`, activation);
