/** @file Predictions for tests with random data. */
import fc from "fast-check";
import type { Prediction, Predictions } from "./prediction.ts";

const id = fc.string({ unit: fc.constantFrom(..."abc-019"), minLength: 1, maxLength: 12 });
const common = {
  question: fc.string({ unit: "binary" }),
  place: id.map((slug) => `/essays/${slug}/`),
  at: fc
    .date({ min: new Date(0), max: new Date("9999"), noInvalidDate: true })
    .map((date) => date.toISOString()),
};
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
const guess = fc
  .tuple(positive, positive, positive)
  .map((values) => values.sort((a, b) => a - b))
  .map(([low = 1, guess = 1, high = 1]) => ({ guess, low, high }));

const optional = { requiredKeys: ["kind", "question", "place", "at", "said"] } as const;
const prediction: fc.Arbitrary<Prediction> = fc.oneof(
  fc.record({ kind: fc.constant("seen" as const), ...common }),
  fc.record(
    {
      kind: fc.constant("probability" as const),
      ...common,
      said: probability,
      later: probability,
      outcome: fc.boolean(),
    },
    { requiredKeys: [...optional.requiredKeys, "outcome"] },
  ),
  fc.record(
    {
      kind: fc.constant("number" as const),
      ...common,
      scale: fc.constantFrom("linear" as const, "log" as const),
      unit: fc.string(),
      said: guess,
      later: guess,
      truth: positive,
    },
    { requiredKeys: [...optional.requiredKeys, "scale", "truth"] },
  ),
);

/** Any collection of predictions. */
export const anyPredictions: fc.Arbitrary<Predictions> = fc
  .array(
    fc.tuple(
      id.map((name) => `predict-${name}`),
      prediction,
    ),
    { maxLength: 6 },
  )
  .map((entries) => new Map(entries));
