/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";

const downloadBytes = 2_900_000;

/** Seconds of five narrow networks mod 23, as measured, by choice; the rest grows with pairs of networks, inputs and units. */
const base: Readonly<Record<string, number>> = {
  two: 18,
  "two-layer": 12,
  transformers: 28,
  all: 40,
  square: 4,
  relu: 8,
  transformer: 14,
  uniform: 14,
};

function secondsOf({ networks, seeds, p, width, effort }: Values): number {
  const size = (Number(p) / 23) ** 2 * (Number(width) / 64) * Number(effort);
  return Math.round(base[`${networks}`]! * (Number(seeds) / 5) ** 1.5 * size);
}

export const about = {
  title: "Is it one algorithm?",
  question:
    "Networks of several seeds and architectures all learn to add modulo p: do they do the same thing inside, and would our tests notice if they did not?",
  points: ["modular-addition"],
  params: {
    networks: {
      kind: "choice",
      label: "Networks",
      help: "Two layers, with units that square and a squared error (Gromov, 2023) or with ReLU and cross-entropy; or a transformer of one layer, whose attention is learnt, or uniform as in Zhong et al. (2023).",
      options: {
        two: "Squares and a transformer",
        "two-layer": "Both two-layer nets",
        transformers: "Both transformers",
        all: "All four",
        square: "Two layers, squares",
        relu: "Two layers, ReLU",
        transformer: "Transformer",
        uniform: "Transformer, uniform attention",
      },
      default: "two",
    },
    p: {
      kind: "number",
      label: "Modulus p",
      help: "The task is a + b mod p, with p odd. Renaming numbers needs a prime: 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53 or 59.",
      min: 11,
      max: 59,
      step: 2,
      default: 23,
    },
    seeds: {
      kind: "number",
      label: "Seeds",
      help: "Networks of each kind and architecture. Every two of them are compared, so at least 2.",
      min: 2,
      max: 8,
      step: 1,
      default: 5,
    },
    rename: {
      kind: "toggle",
      label: "Rename numbers",
      help: "Before a straight line is drawn between two networks, also try x → m·x for every m, which turns a network that adds into another that adds and uses other frequencies.",
      default: true,
    },
    width: {
      kind: "number",
      label: "Hidden units",
      help: "Of the two-layer networks, and of the transformer's MLP; its residual stream is a quarter of that, in 4 heads.",
      min: 32,
      max: 256,
      step: 16,
      default: 64,
      advanced: true,
    },
    fraction: {
      kind: "number",
      label: "Training fraction",
      help: "Share of the p² pairs on which the generalising networks are trained; the memorising ones get 0.3.",
      min: 0.3,
      max: 0.9,
      step: 0.05,
      default: 0.8,
      advanced: true,
    },
    effort: {
      kind: "number",
      label: "Training, times",
      help: "How long the generalising networks are trained, as a multiple of what each architecture gets otherwise.",
      min: 0.1,
      max: 4,
      step: 0.1,
      default: 1,
      scale: "log",
      advanced: true,
    },
  },
  presets: {
    default: {
      label: "Squares and a transformer",
      shows: "A network with two layers that square, and a transformer, five seeds each.",
      params: {},
      seed: 1,
    },
    architectures: {
      label: "Four architectures",
      shows: "Squares, ReLU, learnt and uniform attention, all twice as wide.",
      params: { networks: "all", width: 128 },
      seed: 1,
    },
    large: {
      label: "Eight seeds",
      shows: "Four architectures, with 28 pairs of networks of every kind.",
      params: { networks: "all", seeds: 8, width: 128 },
      seed: 1,
    },
  },
  cost: { downloadBytes, seconds: 20 },
  costIn: (params) => ({ downloadBytes, seconds: secondsOf(params) }),
  limits: [
    "The same answers are not the same algorithm: every network that is right gives the same answers. The same scores are not, either. The weights and the lines between them say more, and they say it of these architectures only.",
    "Gradient symmetricity is exactly 1 for every network in which the two embeddings are first added and only the sum is used: both two-layer networks and the transformer with uniform attention, whatever their weights. There it cannot tell anything apart.",
    "Distance irrelevance is a ratio of two spreads of the right answer's logit. Where that logit is nearly the same for all pairs, as training with a squared error makes it, it measures what noise is left.",
    "Alignment tries the order of units and heads, signs of squaring units, turns of the transformer's streams, and x → m·x. It does not shift numbers, exchange the two terms or rescale units, and its search among renamings and turns may miss the best. A barrier that is left is an upper bound.",
    "A low barrier means little where there is nothing to lose: an untrained network has none.",
    "The memorising control sees fewer pairs and is trained more gently. It differs from the others in more than whether it generalises. With uniform attention it cannot tell (a, b) from (b, a), so that it also answers the mirror images of its training pairs.",
    "The training settings were chosen by trying about twenty on seeds that are not recorded here, for speed and accuracy on held-out pairs alone, before any comparison was looked at.",
    "The bars of the verdict are conventions, set before the runs. What is measured on the lines was changed once after a first run: accuracy on all pairs hardly fell even between networks that were not aligned, so the claims now ask for the loss, on pairs that both networks were trained on.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
