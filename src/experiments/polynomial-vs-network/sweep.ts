/** @file Stage 2: the error against the number of parameters, over all data sets. */
import { errorsOf } from "./errors.ts";
import { type Family, fitFamily } from "./families.ts";
import { networkLearner } from "./learner.ts";
import { parameterCount } from "./network.ts";
import { polynomialAt } from "./polynomial.ts";
import type { Samples } from "./samples.ts";
import type { Setting } from "./setting.ts";
import { columnsOf, spreadOf } from "./spread.ts";
import { stepsPerCall } from "./trained.ts";
import type { Errors, Frame, LineId, Spread, Spreads, Sweep, SweepLine } from "./types.ts";

/** Widths of the networks beside the reader's; the widest has 1,000 parameters. */
const networkWidths = [1, 2, 3, 5, 8, 10, 16, 33, 100, 333];

export interface SweepOutcome {
  readonly sweep: Sweep;
  /** Errors on every data set of the models with as many parameters as the reader's network. */
  readonly matched: ReadonlyMap<LineId, readonly Errors[]>;
}

interface Line {
  readonly id: LineId;
  readonly label: string;
  readonly points: { readonly count: number; readonly errors: readonly Errors[] }[];
}

/** Yield the sweep as it grows towards more parameters; stage 1 trained the network of the reader's width. */
export async function* sweepStage(
  setting: Setting,
  trained: readonly Errors[],
  frame: (done: number, sweep: Sweep) => Frame,
): AsyncGenerator<Frame, SweepOutcome> {
  const { families, params, signal, dataSets } = setting;
  const widths = ascending([...networkWidths, params.width]);
  const counts = coefficientCounts(params.samples, widths.map(parameterCount));
  const constant = spreadErrors(dataSets.map((samples) => constantErrors(setting, samples)));
  const polynomials: Line[] = families.map(({ id, label }) => ({ id, label, points: [] }));
  const network: Line = { id: "network", label: "Network", points: [] };
  const sweep = (): Sweep => ({
    samples: params.samples,
    constant,
    lines: [...polynomials, network].map(toColumns),
  });
  const work = total(counts.map(polynomialWork)) + total(widths.map(networkWork));
  let done = 0;
  for (const count of counts) {
    signal.throwIfAborted();
    for (const [i, family] of families.entries())
      polynomials[i]!.points.push({ count, errors: polynomialErrors(setting, family, count) });
    done += polynomialWork(count) / work;
    yield frame(done, sweep());
    const width = widths.find((each) => parameterCount(each) === count);
    if (width === undefined) continue;
    const share = networkWork(width) / work;
    const errors =
      width === params.width
        ? trained
        : yield* networkErrors(setting, width, (part) => frame(done + part * share, sweep()));
    network.points.push({ count, errors });
    done += share;
    yield frame(done, sweep());
  }
  const matched = [...polynomials, network].map(({ id, points }) => {
    const { errors } = points.find(({ count }) => count === setting.count)!;
    return [id, errors] as const;
  });
  return { sweep: sweep(), matched: new Map(matched) };
}

/** List coefficient counts even on a log axis to 1,000, denser at the interpolation threshold, and those of the networks. */
export function coefficientCounts(samples: number, networkCounts: readonly number[]): number[] {
  const even = Array.from({ length: 19 }, (_, i) => Math.round(2 * 500 ** (i / 18)));
  const nearThreshold = [-4, -2, -1, 0, 1, 2, 4, 8].map((offset) => samples + offset);
  return ascending([...even, ...nearThreshold, ...networkCounts]);
}

const ascending = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** About proportional to the time that each takes. */
const polynomialWork = (count: number) => 200 + count;
const networkWork = (width: number) => 200 + 9 * width;

const polynomialErrors = ({ dataSets, truth }: Setting, family: Family, count: number): Errors[] =>
  dataSets.map((samples) => {
    const polynomial = fitFamily(family, samples, count);
    return errorsOf((x) => polynomialAt(polynomial, x), truth, samples);
  });

/** Train a network on every data set; return its errors. */
async function* networkErrors(
  setting: Setting,
  width: number,
  frame: (done: number) => Frame,
): AsyncGenerator<Frame, Errors[]> {
  const { params, dataSets, signal } = setting;
  const learner = await networkLearner(setting, width);
  try {
    let snapshot = await learner.advance();
    for (let step = stepsPerCall; step < params.steps; step += stepsPerCall) {
      signal.throwIfAborted();
      yield frame(step / params.steps);
      snapshot = await learner.advance();
    }
    return dataSets.map((_, dataSet) => snapshot.errors(dataSet));
  } finally {
    await learner.dispose();
  }
}

function constantErrors({ truth }: Setting, samples: Samples): Errors {
  const mean = total(samples.y) / samples.y.length;
  return errorsOf(() => mean, truth, samples);
}

const spreadErrors = (errors: readonly Errors[]): Errors<Spread> => ({
  train: spreadOf(errors.map(({ train }) => train)),
  inside: spreadOf(errors.map(({ inside }) => inside)),
  outside: spreadOf(errors.map(({ outside }) => outside)),
});

function toColumns({ id, label, points }: Line): SweepLine {
  const spreads = points.map(({ errors }) => spreadErrors(errors));
  const column = (which: keyof Errors): Spreads => columnsOf(spreads.map((each) => each[which]));
  return {
    id,
    label,
    parameters: points.map(({ count }) => count),
    train: column("train"),
    inside: column("inside"),
    outside: column("outside"),
  };
}
