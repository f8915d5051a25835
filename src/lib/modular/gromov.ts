/** @file The analytic solution of modular addition with a quadratic network (Gromov 2023, arXiv 2301.02679). */
import type { Random } from "#random";
import { frequenciesOf } from "./fourier.ts";
import { layers, neuronsOf, weightsOf } from "./neurons.ts";
import type { TwoLayer } from "./two-layer.ts";

/**
 * Write down weights that add mod p without training: neuron j has one frequency k, in turn 1 … (p − 1) / 2, and
 * U[a, j] = cos(2πka/p + φ), V[b, j] = cos(2πkb/p + ψ), W[j, c] = cos(2πkc/p + φ + ψ), with φ and ψ drawn at random.
 */
export function analyticNet(p: number, width: number, random: Random): TwoLayer {
  const highest = frequenciesOf(p);
  const u = new Float32Array(p * width);
  const v = new Float32Array(p * width);
  const w = new Float32Array(width * p);
  for (let j = 0; j < width; j++) {
    const turn = (2 * Math.PI * ((j % highest) + 1)) / p;
    const [left, right] = [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
    for (let x = 0; x < p; x++) {
      u[x * width + j] = Math.cos(turn * x + left);
      v[x * width + j] = Math.cos(turn * x + right);
      w[j * p + x] = Math.cos(turn * x + left + right);
    }
  }
  return { p, width, activation: "square", loss: "mse", u, v, w };
}

/**
 * Share of the variance of a network's weights that has the form of the analytic solution: in every unit one frequency, its
 * strongest, with an amplitude for each layer, free phases φ and ψ going in, and φ + ψ coming out.
 */
export function analyticShare(net: TwoLayer): number {
  let [explained, total] = [0, 0];
  neuronsOf(net).forEach(({ wave: { u, v, w } }, unit) => {
    const inStep = Math.max(0, Math.cos(w.phase - u.phase - v.phase));
    const power = u.amplitude ** 2 + v.amplitude ** 2 + (w.amplitude * inStep) ** 2;
    explained += (power * net.p) / 2;
    for (const layer of layers) {
      const weights = weightsOf(net, unit, layer);
      const mean = weights.reduce((sum, value) => sum + value, 0) / net.p;
      total += weights.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    }
  });
  return total > 0 ? explained / total : 0;
}
