import { expect, test } from "vitest";
import {
  describeHistory,
  describeLater,
  describeOutcome,
  describeSaid,
  describeScore,
} from "./describe.ts";
import type { NumberPrediction, Prediction, ProbabilityPrediction } from "./prediction.ts";

const common = { question: "", place: "/", at: "2026-11-22T10:00:00.000Z" };
const said = { guess: 0.01, low: 0.002, high: 0.05 };
const number: NumberPrediction = { kind: "number", ...common, scale: "log", said, truth: 0.001 };
const bits: NumberPrediction = {
  kind: "number",
  ...common,
  scale: "linear",
  unit: "bits",
  said: { guess: 180, low: 150, high: 210 },
  truth: 185.6,
};
const chance: ProbabilityPrediction = { kind: "probability", ...common, said: 0.3, outcome: false };

test("a number on a logarithmic scale is told by its factor and scored in powers of ten", () => {
  expect(describeSaid(number)).toBe("You said 0.010, and with 80 % between 0.0020 and 0.050.");
  expect(describeOutcome(number)).toBe(
    "We measured 0.0010: a factor of 10 below your guess, outside your interval.",
  );
  expect(describeScore(number)).toBe("Interval score 4.41 powers of ten.");
});

test("a number on a linear scale is told by its difference in its unit", () => {
  expect(describeOutcome(bits)).toBe(
    "We measured 186 bits: 5.6 bits above your guess, inside your interval.",
  );
  expect(describeScore(bits)).toBe("Interval score 60 bits.");
});

test("a probability is told with what came and both scores", () => {
  expect(describeSaid(chance)).toBe("You said 30 %.");
  expect(describeOutcome(chance)).toBe("It is not so.");
  expect(describeScore(chance)).toBe("Brier score 0.09, logarithmic score 0.36.");
});

test("a changed mind is told, with the answer that counts", () => {
  expect(describeLater(chance)).toBe("");
  expect(describeLater({ ...chance, later: 0.9 })).toBe(
    "Later you said 90 %. Your first answer is the one that counts.",
  );
});

test("an answer is set beside the reader's own of its kind, once there are two", () => {
  const one = new Map([["predict-a", chance]]);
  expect(describeHistory(chance, one)).toBe("");
  const mixed = new Map<string, Prediction>([
    ...one,
    ["predict-b", number],
    ["predict-c", { ...chance, outcome: true }],
    ["predict-d", bits],
  ]);
  expect(describeHistory(chance, mixed)).toBe(
    "Your 2 probabilities so far: Brier score 0.29 and logarithmic score 0.78 on average.",
  );
  expect(describeHistory(number, mixed)).toBe(
    "Of your 2 intervals so far 1 held the value; 1.6 should.",
  );
});
