/** @file The regular model y ~ N(a x₁ + b x₂, 1), where everything is Gaussian and so in closed form. */
import type { Criteria } from "./criteria.ts";
import { dimension } from "./models.ts";
import type { Sums } from "./statistics.ts";

/** Compute the criteria from the sums of a data set; the prior is standard normal. */
export function planeCriteria({ gram: [p, q, r], score: [g, h] }: Sums, n: number): Criteria {
  /** scoreᵀ (ridge + gram)⁻¹ score, and the determinant. */
  const solve = (ridge: number) => {
    const [a, d] = [ridge + p, ridge + r];
    const determinant = a * d - q * q;
    return { explained: (d * g * g - 2 * q * g * h + a * h * h) / determinant, determinant };
  };
  const { explained, determinant } = solve(1);
  return {
    freeEnergy: (Math.log(determinant) - explained) / 2,
    bic: -solve(0).explained / 2 + (dimension / 2) * Math.log(n),
    wbic: meanLoss({ gram: [p, q, r], score: [g, h] }, 1 / Math.log(n)),
  };
}

/** The mean over the posterior at inverse temperature β of wᵀ gram w / 2 − scoreᵀ w. */
function meanLoss({ gram: [p, q, r], score: [g, h] }: Sums, beta: number): number {
  const [a, b, d] = [1 + beta * p, beta * q, 1 + beta * r];
  const determinant = a * d - b * b;
  const [u, v] = [(beta * (d * g - b * h)) / determinant, (beta * (a * h - b * g)) / determinant];
  const spread = (d * p - 2 * b * q + a * r) / determinant;
  return (p * u * u + 2 * q * u * v + r * v * v + spread) / 2 - g * u - h * v;
}
