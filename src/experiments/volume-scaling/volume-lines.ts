/** @file The straight lines that are drawn through the volumes. */
import { countedLambda } from "./counting.ts";
import type { Data, Fit } from "./types.ts";

/** The fitted volume at a tolerance. */
export const fittedVolume = ({ lambda, multiplicity, constant }: Fit, epsilon: number): number =>
  epsilon ** lambda.value * (-Math.log(epsilon)) ** (multiplicity - 1) * Math.exp(constant);

/** What counting flat directions predicts, from the first volume at or below the largest tolerance that shrinks freely. */
export function countedVolumes({ exact, volumes }: Partial<Data>): number[] | undefined {
  if (!exact || !volumes) return undefined;
  const { epsilon, volume } = volumes;
  const start = Math.min(2, epsilon.length - 1);
  const scale = (volume[start] ?? 0) / (epsilon[start] ?? 1) ** countedLambda(exact);
  return epsilon.map((e) => scale * e ** countedLambda(exact));
}
