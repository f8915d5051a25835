/** @file What the experiment asks, what the reader may set, and what it does not show. */
import type { About, Values } from "../contract.ts";

export const about = {
  title: "The transformer of the paper",
  question:
    "Does a transformer trained as in the paper show what the paper found, and does one that memorised show it too?",
  points: ["modular-addition"],
  params: {
    keyShare: {
      kind: "number",
      label: "Share that the key frequencies hold",
      help: "Key frequencies are the fewest that hold this share of what all cosines explain of the logits, for each network by itself. The paper gives no rule. The losses over training keep those of the default.",
      min: 0.5,
      max: 0.999,
      step: 0.001,
      default: 0.999,
    },
  },
  presets: {
    default: {
      label: "Trained as in the paper",
      shows:
        "One stored transformer for addition mod 113, beside one without weight decay and one that was not trained.",
      params: {},
      seed: 1,
    },
    strongest: {
      label: "The strongest frequencies only",
      shows:
        "A softer rule for key frequencies leaves out weak ones that the network cannot do without.",
      params: { keyShare: 0.95 },
      seed: 1,
    },
  },
  cost: { downloadBytes: 4_900_000, seconds: 30 },
  limits: [
    "The rule for key frequencies was set after looking: at 95 %, the rule of the experiment that takes programs out of two-layer networks, two frequencies are missed that stand out in the embedding. Both are recorded.",
    "One seed. The paper’s own networks differ from seed to seed in which frequencies they use and in how many.",
    "The paper trains for 40,000 epochs, this network for fewer: the number is given. The paper’s network has an output for the sign = as well, and computes its loss in float64; this one has outputs for the numbers alone, and all of it is float32.",
    "The control differs from the network in its weight decay and in how long it was trained. That it would never have generalised is not shown.",
    "Restricted logits put in what they look for, as the control shows.",
    "The paper’s numbers are quoted from it; nothing here runs its network.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
