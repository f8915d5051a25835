import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { mergePredictions, parsePredictions, writePredictions } from "./prediction.ts";
import { anyPredictions } from "./predictions.cases.ts";

const common = { question: "Is it?", place: "/essays/a/", at: "2026-11-22T10:00:00.000Z" };
const probability = { kind: "probability", ...common, said: 0.3, outcome: true };
const said = { guess: 2, low: 1, high: 4 };
const number = { kind: "number", ...common, scale: "log", said, truth: 3 };
const textOf = (prediction: unknown, id = "predict-a") =>
  JSON.stringify({ version: 1, predictions: { [id]: prediction } });

describe("predictions as text", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(anyPredictions, (predictions) => {
        expect(parsePredictions(writePredictions(predictions))).toEqual(predictions);
      }),
    );
  });

  it("are read or refused with a sentence, whatever the text", () => {
    const noise = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => textOf(value)),
    );
    fc.assert(
      fc.property(noise, (text) => {
        try {
          expect(parsePredictions(text)).toBeInstanceOf(Map);
        } catch (error) {
          expect(`${error}`).toMatch(/^Error: .*\.$/s);
        }
      }),
    );
  });

  it("are accepted in each kind", () => {
    for (const good of [{ kind: "seen", ...common }, probability, number])
      expect(parsePredictions(textOf(good)).size).toBe(1);
  });

  test.each<[string, string]>([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["a later version", JSON.stringify({ version: 2, predictions: {} })],
    ["an id that is none", textOf(probability, "__proto__")],
    ["an unknown kind", textOf({ ...probability, kind: "hunch" })],
    ["a probability of one", textOf({ ...probability, said: 1 })],
    ["a probability as text", textOf({ ...probability, said: "0.3" })],
    ["an outcome that is no yes or no", textOf({ ...probability, outcome: 1 })],
    ["a place that runs a script", textOf({ ...probability, place: "javascript:alert(1)" })],
    ["a place elsewhere", textOf({ ...probability, place: "//elsewhere.example/" })],
    ["a time that is none", textOf({ ...probability, at: "yesterday" })],
    ["a guess outside its interval", textOf({ ...number, said: { ...said, guess: 9 } })],
    ["a guess of zero on a logarithmic scale", textOf({ ...number, said: { ...said, low: 0 } })],
    ["a truth that is missing", textOf({ ...number, truth: null })],
    ["a later answer that is none", textOf({ ...number, later: 2 })],
  ])("are refused with %s", (_, text) => {
    expect(() => parsePredictions(text)).toThrow(/\.$/);
  });
});

describe("two collections", () => {
  it("keep of two answers to one question the earlier, whichever comes first", () => {
    const earlier = parsePredictions(textOf(probability));
    const later = parsePredictions(textOf({ ...number, at: "2026-11-23T10:00:00.000Z" }));
    expect(mergePredictions(earlier, later)).toEqual(earlier);
    expect(mergePredictions(later, earlier)).toEqual(earlier);
  });

  it("lose no question", () => {
    fc.assert(
      fc.property(anyPredictions, anyPredictions, (a, b) => {
        expect(new Set(mergePredictions(a, b).keys())).toEqual(new Set([...a.keys(), ...b.keys()]));
      }),
    );
  });
});
