/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";
import { faultOf, type LossName, losses } from "./losses.ts";

const known = Object.fromEntries(
  Object.entries(losses).map(([id, { label }]) => [id, label]),
) as Record<LossName, string>;

export const about = {
  title: "What the learning coefficient counts",
  question:
    "How fast does the set of nearly best parameters shrink as the tolerance goes to zero, and is that rate the number of parameters less the flat directions, over two?",
  points: ["bic-vs-llc"],
  params: {
    loss: {
      kind: "choice",
      label: "Loss",
      help: "A loss of two parameters. “Your own” takes the formula beside it.",
      options: { ...known, typed: "Your own" },
      default: "crossing",
    },
    formula: {
      kind: "text",
      label: "Your own loss",
      help: "Used with “Your own”. Numbers, w1, w2, + − * / ^, parentheses, and sin, cos, tan, tanh, exp, log, sqrt, abs. The exponent is a number.",
      default: "w1^4 + w2^4",
      maxLength: 200,
      accepts:
        "a formula of numbers, w1, w2, + - * / ^, parentheses and sin, cos, tan, tanh, exp, log, sqrt, abs",
      fault: faultOf,
    },
    reach: {
      kind: "number",
      label: "Half-width of the box",
      help: "Both parameters run over [−B, B]. The circle needs more than 1.",
      min: 1,
      max: 3,
      step: 0.25,
      default: 1,
      advanced: true,
    },
    decades: {
      kind: "number",
      label: "Decades",
      help: "The smallest tolerance is 10 to minus this power.",
      min: 6,
      max: 16,
      step: 1,
      default: 12,
      advanced: true,
    },
  },
  presets: {
    default: {
      label: "Crossing",
      shows:
        "Two lines of minima that cross: the coefficient is that of one line, but the volume is larger by a logarithm.",
      params: {},
      seed: 1,
    },
    bowl: {
      label: "Bowl",
      shows: "The regular case: two parameters, coefficient 1, as BIC assumes.",
      params: { loss: "bowl" },
      seed: 1,
    },
    line: {
      label: "Line of minima",
      shows: "One flat direction counts as one parameter less, exactly.",
      params: { loss: "line" },
      seed: 1,
    },
    uneven: {
      label: "Uneven crossing",
      shows:
        "Two lines of minima, one flatter than the other: the coefficient is half of the count.",
      params: { loss: "uneven" },
      seed: 1,
    },
    cusp: {
      label: "Cusp",
      shows: "A curve of minima with a sharp point: 5/12 where counting says 1/2.",
      params: { loss: "cusp" },
      seed: 1,
    },
    circle: {
      label: "Circle",
      shows: "A smooth curve of minima is as good as a line.",
      params: { loss: "circle", reach: 1.5 },
      seed: 1,
    },
    typed: {
      label: "Your own: a flat point",
      shows:
        "One single minimum, no flat direction, and yet the coefficient is 1/2 and not 1: w₁⁴ + w₂⁴.",
      params: { loss: "typed" },
      seed: 1,
    },
  },
  cost: { downloadBytes: 2_900_000, seconds: 2 },
  limits: [
    "Two parameters and a loss written as a formula: it shows what the coefficient means, not what it is for a network.",
    "The multiplicity is a slow logarithm. Twelve decades tell 1 from 2, but a fitted multiplicity between them stays off by about a tenth, and a fitted coefficient by about 0.01.",
    "The interval beside a fitted value is how far it moves between the two halves of the fitted range. It shows that the fit still drifts; it is not a confidence interval.",
    "The coefficient depends on the loss near its minima inside the box alone. A minimum outside, or one that the search for the smallest loss misses, does not count.",
    "A loss whose smallest value is not zero is shifted by the smallest value found. Rounding then hides tolerances below about 10⁻¹³, and the run stops where it notices that.",
    "A loss that waves many times across the box, or is all but zero on much of it, can be too intricate for the method. The run then stops early and says so.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
