/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";
import { targets } from "./targets.ts";

const options = Object.fromEntries(
  Object.entries(targets).map(([id, { label }]) => [id, label]),
) as Record<keyof typeof targets, string>;

export const about = {
  title: "A polynomial and a network with as many parameters",
  question:
    "Does a polynomial with as many parameters as a small network generalise like it, from the same noisy samples?",
  points: ["polynomial", "lookup-or-algorithm"],
  params: {
    target: {
      kind: "choice",
      label: "True curve",
      help: "The function that the samples come from.",
      options,
      default: "wave",
    },
    samples: {
      kind: "number",
      label: "Samples",
      help: "How many noisy points both models see.",
      min: 8,
      max: 60,
      step: 1,
      default: 30,
    },
    noise: {
      kind: "number",
      label: "Noise",
      help: "Standard deviation of the Gaussian noise on every sample.",
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.05,
    },
    width: {
      kind: "number",
      label: "Network width",
      help: "Hidden units h of the network. It has 3h + 1 parameters, and the polynomial gets as many coefficients.",
      min: 1,
      max: 100,
      step: 1,
      default: 33,
      scale: "log",
    },
    basis: {
      kind: "choice",
      label: "Basis",
      help: "The polynomials that the coefficients multiply.",
      options: { monomial: "Monomials", legendre: "Legendre", chebyshev: "Chebyshev" },
      default: "legendre",
    },
    smoothness: {
      kind: "number",
      label: "Smoothness",
      help: "Coefficient k costs (1 + k) to this power: 0 is the plain minimum norm, more prefers low degrees.",
      min: 0,
      max: 4,
      step: 0.5,
      default: 0,
    },
    ridge: {
      kind: "choice",
      label: "Ridge",
      help: "Weight of the squared norm of the coefficients; none interpolates as soon as it can.",
      options: { none: "None", "1e-6": "10⁻⁶", "1e-4": "10⁻⁴", "1e-2": "10⁻²", "1e0": "1" },
      default: "none",
      advanced: true,
    },
    reach: {
      kind: "number",
      label: "Reach of the basis",
      help: "Half-width of the interval that the basis is made for; the samples lie within 1.",
      min: 1,
      max: 2,
      step: 0.25,
      default: 1,
      advanced: true,
    },
    activation: {
      kind: "choice",
      label: "Activation",
      help: "What a hidden unit does with its input.",
      options: { tanh: "tanh", relu: "ReLU" },
      default: "tanh",
      advanced: true,
    },
    steps: {
      kind: "number",
      label: "Training steps",
      help: "Steps of Adam on all samples at once.",
      min: 300,
      max: 20_000,
      step: 100,
      default: 2000,
      advanced: true,
    },
    learningRate: {
      kind: "number",
      label: "Learning rate",
      help: "Step size of Adam at the start; it falls to zero along a cosine.",
      min: 0.0003,
      max: 0.1,
      step: 0.0001,
      default: 0.02,
      scale: "log",
      advanced: true,
    },
    repeats: {
      kind: "number",
      label: "Data sets",
      help: "Independent draws of the samples for the medians and quartiles.",
      min: 3,
      max: 20,
      step: 1,
      default: 10,
      advanced: true,
    },
  },
  presets: {
    default: {
      label: "Wave with a kink",
      shows:
        "Thirty noisy samples, 100 parameters for each model, and a polynomial that passes every sample.",
      params: {},
      seed: 1,
    },
    runge: {
      label: "Runge's curve",
      shows: "The classic trap for powers of x, which a network does not fall into.",
      params: { target: "runge", basis: "monomial" },
      seed: 1,
    },
    cubic: {
      label: "A true cubic",
      shows:
        "A polynomial of 100 coefficients that prefers low degrees, where that is the right guess.",
      params: { target: "cubic", reach: 1.5, smoothness: 4, ridge: "1e-6" },
      seed: 1,
    },
    "smooth-prior": {
      label: "Smooth polynomial",
      shows:
        "The same 100 coefficients on the same samples, with a price on high degrees and a ridge.",
      params: { reach: 1.5, smoothness: 2, ridge: "1e-4" },
      seed: 1,
    },
    relu: {
      label: "ReLU network",
      shows: "A network whose curve is made of straight pieces.",
      params: { activation: "relu" },
      seed: 1,
    },
    patient: {
      label: "Three times the steps",
      shows: "The network trained for longer, so that it follows the noise more closely.",
      params: { steps: 6000 },
      seed: 1,
    },
  },
  cost: { downloadBytes: 2_900_000, seconds: 15 },
  limits: [
    "One input, one hidden layer and a few dozen samples: nothing here shows how a polynomial in many variables, or a network as large as GPT-3, would behave.",
    "The network stops before it passes through every sample, and trained for longer it follows the noise more; its lead over polynomials that pass through every sample is partly that.",
    "Outside the sampled interval no method has any evidence, so an error there measures what a method assumes; the one polynomial that stays near the curve was told in advance how far it would be asked.",
    "The description length codes the labels given the inputs; it is not the length of the shortest program for the network.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
