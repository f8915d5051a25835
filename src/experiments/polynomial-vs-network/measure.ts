/** @file The numbers of a run that prose may cite. */
import type { Measured } from "../contract.ts";
import { rounded } from "./rounded.ts";
import { spreadOf } from "./spread.ts";
import type { Errors, LineId, Spread, Sweep, SweepLine } from "./types.ts";

/** What the stages leave behind; every list has one entry for each data set. */
export interface Outcome {
  readonly sweep: Sweep;
  /** Errors of the models with as many parameters as the reader's network. */
  readonly errors: ReadonlyMap<LineId, readonly Errors[]>;
  /** Bits for all labels. */
  readonly totals: ReadonlyMap<LineId, readonly number[]>;
}

/**
 * How far a rerun may differ. Closed forms move by less than 0.1 % when the samples change in their last digit, and
 * trained models by less than 1 % between float32 and float64; but the error of an interpolant on its own samples is
 * nothing but rounding.
 */
const tolerance = { closedForm: 0.01, interpolant: 99, trained: 0.05, bits: 0.02, counts: 0.1 };

const toleranceOf = (id: LineId): number =>
  id === "network" || id.endsWith("descent") ? tolerance.trained : tolerance.closedForm;

/** Parameter counts at which every model is reported, besides the reader's and the number of samples. */
const reportedCounts = [301, 1000];

/** List every measured value. */
export function measure({ sweep, errors, totals }: Outcome): Measured[] {
  const seeds = totals.get("constant")!.length;
  return rounded([
    ...matchedErrors(errors),
    ...comparedErrors(errors),
    ...constantErrors(sweep.constant, seeds),
    ...sweep.lines.flatMap((line) => alongLine(line, sweep.samples, seeds)),
    ...codeLengths(totals),
  ]);
}

const ofSpread = (
  id: string,
  label: string,
  { median, low, high }: Spread,
  seeds: number,
  tolerance: number,
): Measured => ({ id, label, value: median, low, high, seeds, tolerance });

const ofValues = (id: string, label: string, values: readonly number[], tolerance: number) =>
  ofSpread(id, label, spreadOf(values), values.length, tolerance);

const inBits = (entry: Measured): Measured => ({ ...entry, unit: "bits" });

const ofCount = (id: string, label: string, holds: readonly boolean[]): Measured => ({
  id,
  label,
  value: holds.filter(Boolean).length,
  unit: `of ${holds.length} data sets`,
  seeds: holds.length,
  tolerance: tolerance.counts,
});

/** Errors with the reader's number of parameters. */
const matchedErrors = (errors: Outcome["errors"]): Measured[] =>
  [...errors].flatMap(([id, each]) =>
    (["train", "inside", "outside"] as const).map((where) =>
      ofValues(
        `${id}-${where}`,
        `Mean squared error (${where}) of ${id}`,
        each.map((error) => error[where]),
        where === "train" && id !== "network" ? tolerance.interpolant : toleranceOf(id),
      ),
    ),
  );

/** Errors against the network's on the same data: their ratio, and how often they are smaller. */
function comparedErrors(errors: Outcome["errors"]): Measured[] {
  const network = errors.get("network")!;
  return [...errors].flatMap(([id, each]) =>
    (id === "network" ? [] : (["inside", "outside"] as const)).flatMap((where) => {
      const ratios = each.map((error, dataSet) => error[where] / network[dataSet]![where]);
      return [
        ofValues(
          `${id}-over-network-${where}`,
          `Error (${where}) of ${id} over the network's`,
          ratios,
          tolerance.trained,
        ),
        ofCount(
          `${id}-beats-network-${where}`,
          `Data sets where the error (${where}) of ${id} is smaller than the network's`,
          ratios.map((ratio) => ratio < 1),
        ),
      ];
    }),
  );
}

const constantErrors = (constant: Errors<Spread>, seeds: number): Measured[] =>
  (["inside", "outside"] as const).map((where) =>
    ofSpread(
      `constant-${where}`,
      `Mean squared error (${where}) of the mean label`,
      constant[where],
      seeds,
      tolerance.closedForm,
    ),
  );

/** Errors of one model at chosen parameter counts, at its best and at its worst. */
function alongLine(line: SweepLine, samples: number, seeds: number): Measured[] {
  const at = (name: string, i: number, where: "inside" | "outside" = "inside") => {
    const { median, low, high } = line[where];
    const spread = { median: median[i]!, low: low[i]!, high: high[i]! };
    const label = `Mean squared error (${where}) of ${line.id} with ${line.parameters[i]} parameters`;
    return ofSpread(`${line.id}-${name}`, label, spread, seeds, toleranceOf(line.id));
  };
  const extreme = (name: string, value: number): Measured[] => {
    const i = line.inside.median.indexOf(value);
    const count = {
      id: `${line.id}-${name}-parameters`,
      label: `Parameters of ${line.id} where its median error inside is ${name}`,
      value: line.parameters[i]!,
      seeds,
      tolerance: 1,
    };
    return [at(`${name}`, i), count];
  };
  const isNetwork = line.id === "network";
  const points = line.parameters.flatMap((count, i) => {
    if (isNetwork) return [at(`inside-${count}`, i), at(`outside-${count}`, i, "outside")];
    if (count === samples) return [at("inside-at-samples", i)];
    return reportedCounts.includes(count) ? [at(`inside-${count}`, i)] : [];
  });
  const { median } = line.inside;
  return [
    ...points,
    ...extreme("smallest", Math.min(...median)),
    ...extreme("largest", Math.max(...median)),
  ];
}

/** Bits for all labels, those saved against coding around the mean, and how often they are fewer than the network's. */
function codeLengths(totals: Outcome["totals"]): Measured[] {
  const [constant, network] = [totals.get("constant")!, totals.get("network")!];
  return [...totals].flatMap(([id, bits]) => {
    const saved = bits.map((each, dataSet) => constant[dataSet]! - each);
    return [
      inBits(ofValues(`${id}-bits`, `Bits for all labels with ${id}`, bits, tolerance.bits)),
      inBits(ofValues(`${id}-saved-bits`, `Bits that ${id} saves`, saved, tolerance.trained)),
      ofCount(
        `${id}-beats-network-bits`,
        `Data sets where ${id} needs fewer bits than the network`,
        bits.map((each, dataSet) => each < network[dataSet]!),
      ),
    ];
  });
}
