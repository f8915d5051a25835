/** @file The numbers of a run that prose may cite. */
import type { Measured } from "../contract.ts";
import { rounded } from "./rounded.ts";
import type { Setting } from "./setting.ts";
import { spreadOf } from "./spread.ts";
import type { Errors, LineId, Spread, Sweep, SweepLine } from "./types.ts";

interface Outcome {
  readonly setting: Setting;
  readonly sweep: Sweep;
  /** Errors on every data set, of the models with as many parameters as the reader's network. */
  readonly errors: ReadonlyMap<LineId, readonly Errors[]>;
  /** Bits for all labels of every data set. */
  readonly totals: ReadonlyMap<LineId, readonly number[]>;
}

/**
 * How far a rerun may differ. Training in float32 may drift with the engine's rounding. Where
 * interpolation is ill-conditioned, the last digit of the samples decides, so only the order of
 * magnitude is asked for.
 */
const tolerance = { exact: 0.01, bits: 0.02, trained: 0.2, magnitude: 9 };

const isTrained = (id: LineId) => id === "network" || id.endsWith("descent");

const errorTolerance = (id: LineId, isThreshold = false): number =>
  isTrained(id)
    ? tolerance.trained
    : id === "monomial" || isThreshold
      ? tolerance.magnitude
      : tolerance.exact;

/** List every measured value. */
export function measure({ setting, sweep, errors, totals }: Outcome): Measured[] {
  const seeds = setting.dataSets.length;
  const entry = (
    id: string,
    label: string,
    { median, low, high }: Spread,
    tolerance: number,
    unit?: string,
  ): Measured =>
    rounded({ id, label, value: median, low, high, seeds, tolerance, ...(unit && { unit }) });
  const matched = [...errors].flatMap(([id, each]) =>
    (["train", "inside", "outside"] as const).map((where) =>
      entry(
        `${id}-${where}`,
        `${id}: ${where} error with ${setting.count} parameters`,
        spreadOf(each.map((error) => error[where])),
        errorTolerance(id),
      ),
    ),
  );
  return matched;
}
