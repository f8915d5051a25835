/** @file Linear probes: is something written linearly in an activation? */
import { crossProduct, dot, meanRow, type Rows, solvePositive, without } from "#linalg";

/** One score w·x + b for each target. */
export interface Probe {
  /** By target. */
  readonly weights: readonly Float64Array[];
  readonly biases: readonly number[];
}

/** Compute a probe's scores: a row of targets for each row of features. */
export const applyProbe = ({ weights, biases }: Probe, features: Rows): Float64Array[] =>
  features.map((x) => Float64Array.from(weights, (w, target) => dot(w, x) + biases[target]!));

/** Turn classes 0, 1, … into rows of zeros with a one. */
export const oneHotRows = (classes: readonly number[], count: number): Float64Array[] =>
  classes.map((each) => Float64Array.from({ length: count }, (_, k) => Number(k === each)));

/** Fit by least squares with a penalty on |w|², in closed form: (X̃ᵀX̃ + penalty) w = X̃ᵀỹ with centred X̃ and ỹ. */
export function ridgeProbe(features: Rows, targets: Rows, penalty: number): Probe {
  const [meanX, meanY] = [meanRow(features), meanRow(targets)];
  const centred = without(features, meanX);
  const gram = addToDiagonal(crossProduct(centred, centred), () => penalty);
  const solution = solvePositive(gram, crossProduct(centred, without(targets, meanY)));
  const weights = Array.from(meanY, (_, k) => Float64Array.from(solution, (row) => row[k]!));
  return { weights, biases: weights.map((w, k) => meanY[k]! - dot(w, meanX)) };
}

/** Fit a logistic regression of each target, 0 or 1, against the rest, with a penalty on |w|² / 2, by Newton's method. */
export function logisticProbe(features: Rows, targets: Rows, penalty: number): Probe {
  const extended = features.map((x) => Float64Array.of(...Array.from(x), 1));
  const solutions = Array.from(targets[0]!, (_, k) =>
    newton(
      extended,
      targets.map((row) => row[k]!),
      penalty,
    ),
  );
  return {
    weights: solutions.map((theta) => theta.slice(0, -1)),
    biases: solutions.map((theta) => theta.at(-1)!),
  };
}

/** Solve (XᵀSX + Λ) δ = Xᵀ(y - p) - Λ θ with S = p (1 - p) until δ vanishes, halving steps that do not descend. */
function newton(
  rows: readonly Float64Array[],
  y: readonly number[],
  penalty: number,
): Float64Array {
  let theta = new Float64Array(rows[0]!.length);
  const penaltyOf = (j: number) => (j < theta.length - 1 ? penalty : 1e-9); // the offset is free
  const loss = (at: Float64Array) =>
    rows.reduce((sum, row, i) => sum + softplus((1 - 2 * y[i]!) * dot(row, at)), 0) +
    at.reduce((sum, value, j) => sum + (penaltyOf(j) * value * value) / 2, 0);
  for (let iteration = 0; iteration < 100; iteration++) {
    const p = rows.map((row) => 1 / (1 + Math.exp(-dot(row, theta))));
    const residuals = p.map((chance, i) => [y[i]! - chance]);
    const downhill = crossProduct(rows, residuals).map(([sum], j) => [
      sum! - penaltyOf(j) * theta[j]!,
    ]);
    const curvature = crossProduct(
      rows,
      rows,
      p.map((chance) => chance * (1 - chance)),
    );
    const delta = solvePositive(addToDiagonal(curvature, penaltyOf), downhill);
    let step = 1;
    const moved = () => theta.map((value, j) => value + step * delta[j]![0]!);
    while (step > 1e-6 && loss(moved()) > loss(theta)) step /= 2;
    theta = moved();
    if (delta.every(([value]) => Math.abs(value!) < 1e-9)) break;
  }
  return theta;
}

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function addToDiagonal(rows: Float64Array[], of: (j: number) => number): Float64Array[] {
  rows.forEach((row, j) => {
    row[j]! += of(j);
  });
  return rows;
}
