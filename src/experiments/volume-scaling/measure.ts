/** @file The numbers of a run that prose may cite. */
import type { Measured } from "../contract.ts";
import { countedLambda } from "./counting.ts";
import type { Data, Estimate, Volumes } from "./types.ts";

/** The method has no chance in it; machines differ in the last digits of functions, and an adaptive rule in what follows. */
const tolerance = 0.01;

type Value = Omit<Measured, "seeds" | "tolerance">;

const estimated = (id: string, label: string, { value, low, high }: Estimate): Value => ({
  id,
  label,
  value,
  low,
  high,
});

/** List every measured value; `minimum` is what the loss was shifted by. */
export function measure({ exact, volumes, fit }: Data, minimum: number): Measured[] {
  if (!fit) return [];
  const values: Value[] = [
    estimated("lambda", "Learning coefficient λ, fitted; range over parts of the fit", fit.lambda),
    { id: "multiplicity", label: "Multiplicity m that fits better", value: fit.multiplicity },
    estimated(
      "multiplicity-free",
      "Multiplicity fitted as any number; range over parts of the fit",
      fit.freeMultiplicity,
    ),
    ...(exact
      ? [
          { id: "lambda-exact", label: "Learning coefficient, exact", value: exact.lambda },
          { id: "multiplicity-exact", label: "Multiplicity, exact", value: exact.multiplicity },
          {
            id: "lambda-counting",
            label: "Half of the parameters less the flat directions",
            value: countedLambda(exact),
          },
        ]
      : []),
    { id: "smallest-loss", label: "Smallest loss, subtracted from every loss", value: minimum },
    ...accuracy(volumes),
    ...slopes(volumes),
  ];
  return values.map((value) => ({ ...value, seeds: 1, tolerance: toleranceOf(value.id) }));
}

/** How far off a method is may change by any factor. */
const toleranceOf = (id: string): number => (id.startsWith("volume-") ? 1e6 : tolerance);

function accuracy({ volume, unsure, exact }: Volumes): Value[] {
  const bound = {
    id: "volume-uncertainty",
    label: "Largest uncertain share of a volume, by the method itself",
    value: Math.max(...unsure),
  };
  if (exact.length === 0) return [bound];
  const isClosed = exact.map((value, i) => Math.abs(volume[i]! / value - 1)).slice(1);
  return [
    bound,
    {
      id: "volume-error",
      label: "Largest relative difference from the closed form, for ε below 0.1",
      value: Math.max(...isClosed),
    },
  ];
}

/** The slope of log V against log ε over every decade. */
function slopes({ epsilon, volume }: Volumes): Value[] {
  return epsilon.flatMap((upper, i) => {
    const lower = epsilon[i + 2];
    if (i % 2 === 1 || lower === undefined) return [];
    return {
      id: `slope-1e-${Math.round(-Math.log10(lower))}`,
      label: `Slope of log V against log ε from ${lower.toExponential(0)} to ${upper.toExponential(0)}`,
      value: Number(Math.log10(volume[i]! / volume[i + 2]!).toPrecision(5)),
    };
  });
}
