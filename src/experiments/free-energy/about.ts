/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";
import { type ModelName, models } from "./models.ts";

const options = Object.fromEntries(
  Object.entries(models).map(([id, { label }]) => [id, label]),
) as Record<ModelName, string>;

export const about = {
  title: "BIC and the free energy it stands for",
  question:
    "BIC estimates the Bayesian free energy from the number of parameters alone. How far is it off where many parameters give the same function, and does it then choose another model?",
  points: ["bic-vs-llc"],
  params: {
    model: {
      kind: "choice",
      label: "Model",
      help: "The mean of y, with noise of variance 1. Both parameters have a standard normal prior; the true mean is 0.",
      options,
      default: "product",
    },
    effect: {
      kind: "number",
      label: "True effect",
      help: "For the choice among models only: y = effect · x₁ + noise.",
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.1,
    },
    largest: {
      kind: "number",
      label: "Largest n",
      help: "The most observations, as a power of ten.",
      min: 4,
      max: 7,
      step: 1,
      default: 6,
      advanced: true,
    },
    dataSets: {
      kind: "number",
      label: "Data sets",
      help: "Independent data sets for every n and model.",
      min: 100,
      max: 4000,
      step: 100,
      default: 1000,
      advanced: true,
    },
  },
  presets: {
    default: {
      label: "Singular: a·b·x",
      shows:
        "Two parameters that act as one product: BIC charges for both, and the error grows with n.",
      params: {},
      seed: 1,
    },
    regular: {
      label: "Regular: a·x₁ + b·x₂",
      shows: "The model that BIC was derived for: BIC, WBIC and the free energy agree.",
      params: { model: "plane" },
      seed: 1,
    },
    square: {
      label: "More singular: a²·b·x",
      shows: "A coefficient of 1/4, where BIC has 1.",
      params: { model: "square" },
      seed: 1,
    },
    tanh: {
      label: "A tanh unit",
      shows: "The smallest network: one hidden unit, the truth has none.",
      params: { model: "tanh" },
      seed: 1,
    },
    selection: {
      label: "A smaller effect",
      shows: "Which model each criterion chooses when the effect is a third as large.",
      params: { effect: 0.03 },
      seed: 1,
    },
  },
  cost: { downloadBytes: 2_900_000, seconds: 2 },
  limits: [
    "Two parameters and a truth inside the model. Nothing here says how large the coefficient of a trained network is.",
    "The constant of the asymptote is fitted to the free energy itself, because theory leaves it open. What is tested is the growth with n, not the height.",
    "BIC is used here as it stands. Corrected forms for singular models exist and are not shown.",
    "The free energy depends on the prior, by an amount that does not grow with n. With other priors the curves shift, and for small n the choice among models can change.",
    "The three models to choose from are nested. Of two with as many parameters BIC takes the one that fits better, which is always the larger, so that its choice against the product is built in.",
    "The tanh unit sees ten fixed inputs from −1.8 to 1.8 in equal numbers; the other models see random normal inputs.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
