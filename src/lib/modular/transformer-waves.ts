/**
 * @file A transformer for addition modulo p in waves: its embedding, its hidden units, and its map from units to logits
 * (Nanda et al. 2023, arXiv 2301.05217, sections 4.1 to 4.3).
 */
import {
  constant,
  input,
  matMul,
  type Program,
  program,
  reshape,
  square,
  type Tensor,
  transpose,
} from "#graph";
import { mapShapes, type ParameterValues } from "#nn";
import { argMax, circleOf, frequenciesOf, shares, spectrum } from "./fourier.ts";
import { hiddenAt, type TransformerShape, transformer } from "./transformer.ts";

/** Row k of the real Fourier basis on Z_p of unit vectors: constant, then cosine and sine of each frequency; (p, p). */
function basisOf(p: number): Tensor {
  const { cos, sin } = circleOf(p);
  const rows = Array.from({ length: p }, (_, row) => {
    const k = Math.ceil(row / 2);
    const wave = row % 2 === 1 ? cos : sin;
    const size = Math.sqrt((row === 0 ? 1 : 2) / p);
    return Array.from({ length: p }, (_, x) => size * (row === 0 ? 1 : wave[(k * x) % p]!));
  });
  return constant(rows.flat(), [p, p]);
}

/** Sums rows of that basis by their frequency: ((p + 1) / 2, p). */
function groupsOf(p: number): Tensor {
  const highest = frequenciesOf(p);
  const rows = Array.from({ length: highest + 1 }, (_, k) =>
    Array.from({ length: p }, (_, row) => Number(Math.ceil(row / 2) === k)),
  );
  return constant(rows.flat(), [highest + 1, p]);
}

/** Power of every hidden unit over all pairs at frequency j of a and k of b: `power` (j, k, unit). */
export function unitPower(shape: TransformerShape): Program {
  const { p, dMlp } = shape;
  const pairs = Array.from({ length: p * p }, (_, pair) => pair);
  const parameters = mapShapes(transformer(shape).shapes, (sizes, name) =>
    input(name, [1, ...sizes]),
  );
  const hidden = reshape(hiddenAt(shape, parameters, [pairs]), [p, p, dMlp]);
  const along = (rows: Tensor, x: Tensor): Tensor => {
    const [, other, units] = x.shape as [number, number, number];
    const flat = reshape(x, [x.shape[0]!, other * units]);
    return transpose(reshape(matMul(rows, flat), [rows.shape[0]!, other, units]), [1, 0, 2]);
  };
  const twice = (rows: Tensor, x: Tensor) => along(rows, along(rows, x));
  return program({ power: twice(groupsOf(p), square(twice(basisOf(p), hidden))) });
}

/** The frequency that holds most of a unit. */
export interface UnitWave {
  readonly frequency: number;
  /** Share of the unit's variance over all pairs that is in waves of this frequency alone: of a, of b, or of both. */
  readonly share: number;
}

/** Read `unitPower`. A unit that is constant has frequency 0 and share 0. */
export function unitWaves(power: Float32Array, { p, dMlp }: TransformerShape): UnitWave[] {
  const count = frequenciesOf(p) + 1;
  const at = (j: number, k: number, unit: number) => power[(j * count + k) * dMlp + unit]!;
  return Array.from({ length: dMlp }, (_, unit) => {
    let varying = -at(0, 0, unit);
    for (let j = 0; j < count; j++) for (let k = 0; k < count; k++) varying += at(j, k, unit);
    const own = Array.from({ length: count }, (_, k) =>
      k === 0 || varying <= 0 ? 0 : (at(k, k, unit) + at(0, k, unit) + at(k, 0, unit)) / varying,
    );
    const frequency = argMax(own);
    return { frequency, share: own[frequency]! };
  });
}

/** Share of every frequency in the embedding of the numbers, beyond its mean; entry 0 is 0. */
export function embeddingShares(
  { W_E }: ParameterValues,
  { p, dModel }: TransformerShape,
): Float64Array {
  const total = new Float64Array(frequenciesOf(p) + 1);
  for (let d = 0; d < dModel; d++)
    spectrum(Float64Array.from({ length: p }, (_, x) => W_E![x * dModel + d]!)).power.forEach(
      (power, k) => {
        total[k]! += power;
      },
    );
  return shares({ cos: total, sin: total, power: total });
}

/** Norm of what W_L = W_out W_U has outside cosine and sine of some frequencies of c, by the norm of W_L. */
export function outputResidual(
  { W_out, W_U }: ParameterValues,
  { p, dModel, dMlp }: TransformerShape,
  frequencies: readonly number[],
): number {
  let [all, inside] = [0, 0];
  for (let unit = 0; unit < dMlp; unit++) {
    const row = new Float64Array(p);
    for (let d = 0; d < dModel; d++)
      for (let c = 0; c < p; c++) row[c]! += W_out![unit * dModel + d]! * W_U![d * p + c]!;
    const { power } = spectrum(row);
    all += power.reduce((a, b) => a + b, 0);
    inside += frequencies.reduce((sum, k) => sum + power[k]!, 0);
  }
  return Math.sqrt(Math.max(0, 1 - inside / all));
}
