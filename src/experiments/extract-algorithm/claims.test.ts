import { expect, test } from "vitest";
import { claims } from "./claims.ts";
import type { Examination } from "./types.ts";

const score = { accuracy: 1, loss: 0 };
const examined: Examination = {
  train: score,
  heldOut: score,
  clocks: { pureIn: 0.7, pureOut: 0.8, sameFrequency: 1, phaseRule: 0.99, frequencies: 5 },
  picked: [1],
  fidelity: {
    programAccuracy: 1,
    networkAccuracy: 0.31,
    agreement: 0.3,
    agreementOnErrors: 0,
    explained: 0.04,
    divergence: 0.3,
    uniformDivergence: 0.4,
  },
  restricted: { accuracy: 0.6, loss: 1 },
  excluded: { accuracy: 0.25, loss: 2 },
  projected: { accuracy: 0.95, agreement: 0.3 },
};

const measureOf = (id: string, of = examined) =>
  claims.find((each) => each.id === id)!.measure(of, 59);

test("Every claim is measured by the number that it names.", () => {
  expect(measureOf("clocks")).toBe(0.7);
  expect(measureOf("phases")).toBe(0.99);
  expect(measureOf("logits")).toBe(0.04);
  expect(measureOf("needed")).toBeCloseTo(0.75 / (1 - 1 / 59), 12);
  expect(measureOf("enough")).toBe(0.6);
  expect(measureOf("ideal")).toBe(0.95);
  expect(measureOf("right")).toBe(1);
  expect(measureOf("answers")).toBe(0.3);
  expect(measureOf("probabilities")).toBeCloseTo(0.25, 12);
});

test("A network that knows nothing has no accuracy to lose.", () => {
  const chance = {
    ...examined,
    train: { accuracy: 0.02, loss: 4 },
    excluded: { accuracy: 0, loss: 4 },
  };
  expect(measureOf("needed", chance)).toBe(0);
});
