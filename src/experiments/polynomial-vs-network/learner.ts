/** @file A model trained on every data set at once, as stage 1 sees it: the network, or a polynomial in descent. */
import { type DescentSpec, trainPolynomial } from "./descent.ts";
import { errorsOf, heldOutErrors, heldOutPoints } from "./errors.ts";
import { trainNetwork } from "./network.ts";
import { polynomialAt } from "./polynomial.ts";
import type { Setting } from "./setting.ts";
import { batchOf } from "./trained.ts";
import type { Errors, LineId } from "./types.ts";

/** The model as it is after some steps. */
export interface Snapshot {
  /** Values on the grid, of the model of the first data set. */
  readonly values: readonly number[];
  /** Errors of the model of one data set. */
  readonly errors: (dataSet: number) => Errors;
}

export interface Learner {
  readonly id: LineId;
  readonly label: string;
  advance(): Promise<Snapshot>;
  dispose(): Promise<void>;
}

/** Train a network of the reader's shape and some width; values are read at `grid`. */
export async function networkLearner(
  { engine, params, dataSets, truth, streams }: Setting,
  width: number,
  grid: readonly number[] = [],
): Promise<Learner> {
  const queries = [...grid, ...heldOutPoints];
  const training = await trainNetwork(
    engine,
    { width, activation: params.activation },
    params,
    batchOf(dataSets),
    [queries],
    streams(`network of width ${width}`),
  );
  return {
    id: "network",
    label: "Network",
    dispose: training.dispose,
    async advance() {
      const { predictions, train } = await training.advance();
      const row = (dataSet: number) =>
        Array.from(predictions.subarray(dataSet * queries.length, (dataSet + 1) * queries.length));
      return {
        values: row(0).slice(0, grid.length),
        errors: (dataSet) => ({
          train: train[dataSet]!,
          ...heldOutErrors(row(dataSet).slice(grid.length), truth),
        }),
      };
    },
  };
}

/** Train as many coefficients of a basis as the network has parameters. */
export async function descentLearner(
  { engine, params, dataSets, truth, count }: Setting,
  name: Pick<Learner, "id" | "label">,
  spec: DescentSpec,
  grid: readonly number[],
): Promise<Learner> {
  const training = await trainPolynomial(engine, spec, count, params, batchOf(dataSets));
  return {
    ...name,
    dispose: training.dispose,
    async advance() {
      const polynomials = await training.advance();
      const predict = (dataSet: number) => (x: number) => polynomialAt(polynomials[dataSet]!, x);
      return {
        values: grid.map(predict(0)),
        errors: (dataSet) => errorsOf(predict(dataSet), truth, dataSets[dataSet]!),
      };
    },
  };
}
