/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";

export const about = {
  title: "Simplicity over training",
  question:
    "Does a network that learns a rule end up simpler than one of the same size that learns random labels?",
  points: ["bic-vs-llc", "human-understandable"],
  params: {
    hidden: {
      kind: "number",
      label: "Hidden units",
      help: "Width of the networks that are followed over training; each unit has ten weights.",
      min: 4,
      max: 32,
      step: 4,
      default: 16,
    },
    examples: {
      kind: "number",
      label: "Training examples",
      help: "How many of the 256 inputs are trained on; the rest are held out.",
      min: 32,
      max: 192,
      step: 16,
      default: 64,
    },
    parity: {
      kind: "number",
      label: "Bits that count",
      help: "The rule is the product of so many of the eight bits, each 1 or −1.",
      min: 1,
      max: 8,
      step: 1,
      default: 3,
    },
    seeds: {
      kind: "number",
      label: "Seeds",
      help: "Networks of each kind, each with its own split, starting weights and random labels.",
      min: 2,
      max: 10,
      step: 1,
      default: 3,
    },
    decay: {
      kind: "number",
      label: "Weight decay",
      help: "How strongly weights shrink, by the learning rate of 0.01 (AdamW).",
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.1,
      advanced: true,
    },
    inverseTemperature: {
      kind: "number",
      label: "Inverse temperature nβ",
      help: "The same at every point. The rule is 1,000 times γ; the temperature of WBIC, n / log n, would be about 15.",
      min: 5,
      max: 100_000,
      step: 5,
      default: 1000,
      scale: "log",
      advanced: true,
    },
    localization: {
      kind: "number",
      label: "Localisation γ",
      help: "How strongly chains are drawn to the network that training reached. The rule is 1.",
      min: 0.1,
      max: 1000,
      step: 0.1,
      default: 1,
      scale: "log",
      advanced: true,
    },
  },
  presets: {
    default: {
      label: "Parity or coin tosses",
      shows:
        "A rule that is first memorised and then found, beside the same inputs with random labels.",
      params: {},
      seed: 1,
    },
    hot: {
      label: "At nβ = n / log n",
      shows:
        "The same networks at the temperature of WBIC, where the estimate hardly tells the two apart.",
      params: { inverseTemperature: 15 },
      seed: 1,
    },
    "more-examples": {
      label: "Half of all inputs",
      shows:
        "Twice as many examples, which doubles how large the coefficient of a perfect fit can be.",
      params: { examples: 128 },
      seed: 1,
    },
  },
  cost: { downloadBytes: 2_900_000, seconds: 20 },
  limits: [
    "Nothing here shows that a simple network is one that people can understand. A low coefficient or few bits say how much room or precision the weights need, not whether anyone can read them.",
    "Early in training the network is at no minimum. The estimate is relative to the loss at that point, may be negative, and is flagged where a chain finds a lower loss.",
    "λ̂ is read at one temperature and one localisation, without extrapolation, so that points can be compared with each other. Another temperature gives other numbers, and at nβ = n / log n the two kinds hardly differ.",
    "The loss is that of the training examples. At a perfect fit its coefficient is at most half their number, however many weights there are, so growth with width would stop there in any case.",
    "Effective bits count one uniform precision for all weights. A cleverer code, which skips weights near zero, would need fewer.",
    "One rule, one kind of network, and a weight decay that itself favours simple solutions.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
