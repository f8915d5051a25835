/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";

export const about = {
  title: "Simplicity while grokking",
  question:
    "Does the learning coefficient fall when a network generalises, and is it higher for the same network when it never does?",
  points: ["modular-addition", "bic-vs-llc"],
  params: {
    inverseTemperature: {
      kind: "number",
      label: "Inverse temperature nβ",
      help: "At which the chains run, the same at every step of training. Another temperature gives other numbers.",
      min: 10,
      max: 10_000,
      step: 10,
      default: 100,
      scale: "log",
    },
    weightDecay: {
      kind: "number",
      label: "Weight decay",
      help: "Of the network that is to generalise; the other has none, and is the same in all else: pairs, start, learning rate.",
      min: 0.1,
      max: 3,
      step: 0.1,
      default: 0.7,
    },
    seeds: {
      kind: "number",
      label: "Seeds",
      help: "Networks of each kind, each with its own split and starting weights.",
      min: 1,
      max: 5,
      step: 1,
      default: 3,
    },
    localization: {
      kind: "number",
      label: "Localisation γ",
      help: "How strongly chains are drawn to the network that training reached.",
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
      label: "At nβ = 100",
      shows: "The estimate over the delay, for a network that generalises and one that does not.",
      params: {},
      seed: 1,
    },
    cold: {
      label: "At nβ = 1,000",
      shows: "The same networks at the temperature of the experiment on simplicity over training.",
      params: { inverseTemperature: 1000 },
      seed: 1,
    },
  },
  cost: { downloadBytes: 2_900_000, seconds: 240 },
  limits: [
    "During the delay the network is at no minimum: weight decay moves it on. The estimate is relative to the loss at that point, and is flagged where a chain finds a lower one.",
    "λ̂ is read at one temperature and one localisation, without extrapolation. Both were chosen after a trial with two seeds; the other temperature that was tried is recorded as well.",
    "The network without weight decay has larger weights. A loss of scores depends on their size, so the two differ in more than what they have learnt.",
    "That the network without weight decay never generalises is not shown; it did not in these steps.",
    "The loss is that of the training pairs alone. Small networks, one modulus, one kind of network.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
