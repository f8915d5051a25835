/** @file The volumes from the largest tolerance to the smallest, two in each decade. */
import type { Encloser } from "#expression";
import type { Volumes } from "./types.ts";
import { volumeBelow } from "./volume.ts";

const perDecade = 2;

/** Of a volume, at most this share may be uncertain. */
const mostUnsure = 0.01;

interface Setting {
  readonly loss: Encloser;
  readonly minimum: number;
  readonly reach: number;
  readonly decades: number;
  readonly exact?: ((epsilon: number, reach: number) => number) | undefined;
  readonly signal: AbortSignal;
}

/** Yield the volumes as they are found; a tolerance that cannot be resolved ends them. */
export function* scan(setting: Setting): Generator<Volumes, Volumes> {
  const { loss, minimum, reach, decades, exact, signal } = setting;
  let found: Volumes = { epsilon: [], volume: [], unsure: [], exact: [] };
  let last = (2 * reach) ** 2;
  for (let k = perDecade; k <= perDecade * decades; k++) {
    signal.throwIfAborted();
    const epsilon = 10 ** (-k / perDecade);
    // A set of two parameters shrinks at most about as fast as ε², so this is not above the next volume.
    const volume = volumeBelow(loss, minimum + epsilon, reach, last / 10);
    if (volume === undefined || volume.value === 0 || volume.unsure > mostUnsure * volume.value)
      return {
        ...found,
        stopped: `The set below ${epsilon.toExponential(1)} is too intricate for this method, or hidden by rounding; smaller tolerances are left out.`,
      };
    last = volume.value;
    found = {
      epsilon: [...found.epsilon, epsilon],
      volume: [...found.volume, volume.value],
      unsure: [...found.unsure, volume.unsure / volume.value],
      exact: exact ? [...found.exact, exact(epsilon, reach)] : [],
    };
    yield found;
  }
  return found;
}
