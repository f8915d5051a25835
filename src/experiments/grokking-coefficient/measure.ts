/** @file The numbers that prose and the command line read, and the sentence that says what the figure shows. */
import { formatNumber, median, quantile } from "#notation";
import type { Measured } from "../contract.ts";
import type { Course, Data } from "./types.ts";

const short = (value: number) => Number(value.toPrecision(4));

const bySeed = (
  id: string,
  label: string,
  values: readonly number[],
  tolerance: number,
): Measured => ({
  id,
  label,
  value: short(median(values)),
  low: short(quantile(values, 0.25)),
  high: short(quantile(values, 0.75)),
  seeds: values.length,
  tolerance,
});

const count = (id: string, label: string, value: number, tolerance = 0): Measured => ({
  id,
  label,
  value,
  seeds: 1,
  tolerance,
});

const names = { decay: "with weight decay", none: "without weight decay" } as const;

const flags = ({ flagged }: Course) => flagged.flat().reduce((a, b) => a + b, 0);

function ofCourse(course: Course): Measured[] {
  const { kind, steps, lambda, heldOut } = course;
  const name = names[kind];
  return [
    ...steps.flatMap((step, i) => [
      bySeed(`lambda-${kind}-${step}`, `λ̂ at step ${step}, ${name}`, lambda[i]!, 0.5),
      bySeed(
        `heldout-${kind}-${step}`,
        `Held-out accuracy at step ${step}, ${name}`,
        heldOut[i]!,
        2,
      ),
    ]),
    count(`points-${kind}`, `Estimates, ${name}`, lambda.flat().length),
    count(`flagged-${kind}`, `Estimates that fail their diagnostics, ${name}`, flags(course), 1),
  ];
}

/** Write down what a run measured. */
export const measure = ({ weights, pairs, courses }: Data): Measured[] => [
  count("weights", "Weights of a network", weights),
  count("pairs", "Training pairs", pairs),
  ...courses.flatMap(ofCourse),
];

/** Say in a sentence what the figure shows. */
export function summarise({ p, courses }: Data): string {
  const told = courses.map((course) => {
    const { kind, steps, lambda, heldOut } = course;
    const at = (i: number) =>
      `${formatNumber(median(lambda.at(i)!), 3)} at step ${steps.at(i)} (${formatNumber(100 * median(heldOut.at(i)!), 2)} % of the held-out pairs right)`;
    return `${names[kind]} λ̂ is ${at(2)} and ${at(-1)}, and ${flags(course)} of ${lambda.flat().length} estimates fail their diagnostics`;
  });
  return `Addition mod ${p}: ${told.join("; ")}.`;
}
