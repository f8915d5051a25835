/** @file Stage 1: one data set, every closed form, and the trained models as they learn. */
import { errorsOf } from "./errors.ts";
import { fitFamily } from "./families.ts";
import { descentLearner, type Learner, networkLearner, type Snapshot } from "./learner.ts";
import { polynomialAt } from "./polynomial.ts";
import type { Setting } from "./setting.ts";
import { stepsPerCall } from "./trained.ts";
import type { Curve, Errors, Fit, Frame, History, LineId } from "./types.ts";

/** Where curves are drawn: past the samples, to ±1.5, finely enough for the swings of degree 100. */
export const grid: readonly number[] = Array.from({ length: 601 }, (_, i) => (i - 300) / 200);

/** Curves are cut off here, far outside every picture. */
export const curveLimit = 100;

const clipped = (value: number): number =>
  Number.isNaN(value) ? curveLimit : Math.max(-curveLimit, Math.min(curveLimit, value));

export interface FitOutcome {
  readonly fit: Fit;
  /** Errors of the trained models on every data set. */
  readonly trained: ReadonlyMap<LineId, readonly Errors[]>;
}

/** Yield the first data set's fits as training proceeds. */
export async function* fitStage(
  setting: Setting,
  frame: (done: number, fit: Fit) => Frame,
): AsyncGenerator<Frame, FitOutcome> {
  const { params, signal, count, dataSets, truth } = setting;
  const closed = closedForms(setting);
  const start = { parameters: count, samples: dataSets[0]!, grid, truth: grid.map(truth) };
  let fit: Fit = { ...start, curves: closed, steps: [], history: [] };
  yield frame(0, fit);

  const learners = await startLearners(setting);
  const steps: number[] = [];
  let history: readonly History[] = learners.map(({ id }) => ({
    id,
    train: [],
    inside: [],
    outside: [],
  }));
  let snapshots: Snapshot[] = [];
  try {
    while (steps.length * stepsPerCall < params.steps) {
      signal.throwIfAborted();
      snapshots = [];
      for (const learner of learners) snapshots.push(await learner.advance());
      steps.push((steps.length + 1) * stepsPerCall);
      const trained = learners.map(({ id, label }, i) => {
        const { values, errors } = snapshots[i]!;
        return { id, label, values: values.map(clipped), ...errors(0) };
      });
      history = history.map((past, i) => extended(past, trained[i]!));
      fit = { ...start, curves: [...closed, ...trained], steps: [...steps], history };
      yield frame(steps.at(-1)! / params.steps, fit);
    }
  } finally {
    for (const { dispose } of learners) await dispose();
  }
  const errors = (i: number) => dataSets.map((_, dataSet) => snapshots[i]!.errors(dataSet));
  return { fit, trained: new Map(learners.map(({ id }, i) => [id, errors(i)])) };
}

function closedForms({ families, dataSets, truth, count }: Setting): Curve[] {
  const samples = dataSets[0]!;
  return families.map((family) => {
    const polynomial = fitFamily(family, samples, count);
    const predict = (x: number) => polynomialAt(polynomial, x);
    const values = grid.map((x) => clipped(predict(x)));
    return { id: family.id, label: family.label, values, ...errorsOf(predict, truth, samples) };
  });
}

async function startLearners(setting: Setting): Promise<Learner[]> {
  const { basis, reach, smoothness } = setting.params;
  const powers = { basis: "monomial", reach: 1, smoothness: 0 } as const;
  return [
    await networkLearner(setting, setting.params.width, grid),
    await descentLearner(
      setting,
      { id: "descent", label: "Your polynomial, by descent" },
      { basis, reach, smoothness },
      grid,
    ),
    await descentLearner(
      setting,
      { id: "monomial-descent", label: "Powers of x, by descent" },
      powers,
      grid,
    ),
  ];
}

const extended = (past: History, { train, inside, outside }: Errors): History => ({
  id: past.id,
  train: [...past.train, train],
  inside: [...past.inside, inside],
  outside: [...past.outside, outside],
});
