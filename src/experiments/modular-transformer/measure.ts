/** @file The numbers that prose and the command line read, and the sentence that says what the figure shows. */
import { formatNumber } from "#notation";
import type { Measured } from "../contract.ts";
import { milestonesOf } from "./milestones.ts";
import type { Course, Data, Network } from "./types.ts";

const short = (value: number) => Number(value.toPrecision(4));

const single = (id: string, label: string, value: number, tolerance = 0): Measured => ({
  id,
  label,
  value: short(value),
  seeds: 1,
  tolerance,
});

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Share of the logits that a network's own key frequencies explain. */
export const explainedOf = ({ key, explained }: Network): number =>
  total(key.map((k) => explained[k - 1]!));

type Quantity = readonly [id: string, label: string, read: (network: Network) => number];

const quantities: readonly Quantity[] = [
  ["train-accuracy", "Accuracy on training pairs", ({ train }) => train.accuracy],
  ["heldout-accuracy", "Accuracy on held-out pairs", ({ heldOut }) => heldOut.accuracy],
  ["train-loss", "Loss on training pairs", ({ train }) => train.loss],
  ["heldout-loss", "Loss on held-out pairs", ({ heldOut }) => heldOut.loss],
  ["loss", "Loss on all pairs", ({ all }) => all.loss],
  ["key", "Key frequencies", ({ key }) => key.length],
  ["explained", "Variance of the logits explained", explainedOf],
  ["pure-units", "Units at one frequency", ({ pureUnits }) => pureUnits],
  ["key-units", "Units at a key frequency", ({ keyUnits }) => keyUnits],
  ["residual", "Output map outside the key frequencies", ({ residual }) => residual],
  [
    "residual-power",
    "Power of the output map outside the key frequencies",
    ({ residual }) => residual ** 2,
  ],
  ["program-accuracy", "Accuracy of the program", ({ programAccuracy }) => programAccuracy],
  ["agreement", "Agreement with the program", ({ agreement }) => agreement],
  ["divergence", "KL from network to program", ({ divergence }) => divergence],
  [
    "uniform-divergence",
    "KL from network to a uniform guess",
    ({ uniformDivergence }) => uniformDivergence,
  ],
  ["restricted-accuracy", "Restricted accuracy", ({ restricted }) => restricted.accuracy],
  ["restricted-loss", "Restricted loss", ({ restricted }) => restricted.loss],
  [
    "restricted-ratio",
    "Restricted loss by the loss on all pairs",
    ({ restricted, all }) => restricted.loss / all.loss,
  ],
  ["excluded-accuracy", "Excluded accuracy on training pairs", ({ excluded }) => excluded.accuracy],
  ["excluded-loss", "Excluded loss on training pairs", ({ excluded }) => excluded.loss],
  ["excluded-all-loss", "Excluded loss on all pairs", ({ excludedAll }) => excludedAll.loss],
];

/** Float32 sums differ in their last digits between runtimes, and tiny losses with them. */
const tolerance = 0.05;

function ofCourse(course: Course): Measured[] {
  const { fitted, circuit, half, generalised } = milestonesOf(course);
  const steps = [
    ["steps", "Steps of training", course.curve.at(-1)?.step],
    ["steps-fitted", "Step with 99 % of the training pairs", fitted?.step],
    ["steps-circuit", "Step at which the cosines explain half of their last share", circuit?.step],
    ["steps-half", "Step with half of the held-out pairs", half?.step],
    ["steps-generalised", "Step with 99 % of the held-out pairs", generalised?.step],
    ["circuit-accuracy", "Held-out accuracy at that half", circuit?.heldOut[1]],
  ] as const;
  return steps.flatMap(([id, label, value]) =>
    value === undefined ? [] : [single(id, label, value)],
  );
}

/** Write down what a run measured. */
export function measure({ weights, course, networks }: Data): Measured[] {
  const [trained] = networks;
  return [
    single("weights", "Weights of a network", weights),
    ...ofCourse(course),
    ...(trained?.key ?? []).map((k, i) =>
      single(`key-frequency-${i + 1}`, `Key frequency ${i + 1}`, k),
    ),
    ...networks.flatMap((network) =>
      quantities.map(([id, label, read]) =>
        single(`${id}-${network.kind}`, `${label}, ${network.kind}`, read(network), tolerance),
      ),
    ),
  ];
}

const percent = (share: number) => `${formatNumber(100 * share, 3)} %`;

/** Say in a sentence what the figure shows. */
export function summarise({ p, course, networks }: Data): string {
  const [trained, memorising] = networks as readonly [Network, Network, Network];
  const { fitted, half } = milestonesOf(course);
  const steps = course.curve.at(-1)!.step;
  const rise = half ? ` and has half of the others right from step ${half.step}` : "";
  return `Addition mod ${p}, ${steps} steps: the network fits its training pairs by step ${fitted?.step}${rise}; at the end it has ${percent(trained.heldOut.accuracy)}. Its key frequencies are ${trained.key.join(", ")}. They explain ${percent(explainedOf(trained))} of its logits, and ${percent(trained.pureUnits)} of its units have one frequency. The network that memorised has ${memorising.key.length} key frequencies, which explain ${percent(explainedOf(memorising))}, and ${percent(memorising.pureUnits)} such units.`;
}
