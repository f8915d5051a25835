/** @file Addition modulo 59 with a two-layer network, full batch: embed both terms, concatenate, one hidden layer. */
import { createRandom } from "#random";
import { constantParameter, normalParameter } from "./parameter.ts";
import type { Parameters, Workload } from "./workload.ts";

const modulus = 59;
const width = 64;
const hidden = 256;
const examples = modulus ** 2;

export const mlp: Workload = {
  title: "MLP, addition mod 59, full batch 3481, AdamW",
  stepsPerCall: 1,
};

export const mlpSizes = { modulus, width, hidden, examples };

/** Draw the starting values. */
export function mlpParameters(): Parameters {
  const random = createRandom(1);
  return {
    embedding: normalParameter(random, [modulus, width], 0.3),
    W_in: normalParameter(random, [2 * width, hidden], 0.1),
    b_in: constantParameter([hidden], 0),
    W_out: normalParameter(random, [hidden, modulus], 0.1),
  };
}

/** List every pair of terms and its sum, as token ids. */
export function mlpData(): Record<"first" | "second" | "sum", Int32Array<ArrayBuffer>> {
  const first = Int32Array.from({ length: examples }, (_, i) => Math.floor(i / modulus));
  const second = Int32Array.from({ length: examples }, (_, i) => i % modulus);
  return { first, second, sum: first.map((a, i) => (a + second[i]!) % modulus) };
}
