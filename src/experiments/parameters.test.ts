import fc from "fast-check";
import { expect, test } from "vitest";
import type { About } from "./contract.ts";
import { encodeParameters, parseParameters } from "./parameters.ts";

const about = {
  title: "A test",
  question: "Does it parse?",
  points: [],
  params: {
    width: { kind: "number", label: "", help: "", min: 1, max: 9, step: 2, default: 3 },
    rate: { kind: "number", label: "", help: "", min: 0.1, max: 0.9, step: 0.1, default: 0.5 },
    basis: { kind: "choice", label: "", help: "", options: { a: "A", b: "B" }, default: "a" },
    noisy: { kind: "toggle", label: "", help: "", default: false },
    word: {
      kind: "text",
      label: "",
      help: "",
      default: "abc",
      maxLength: 8,
      accepts: "letters",
      fault: (text: string) =>
        /^[a-z &'=+%#]*$/.test(text) ? undefined : "there is a strange sign",
    },
  },
  presets: {
    default: { label: "", shows: "", params: { width: 5 }, seed: 7 },
    other: { label: "", shows: "", params: { basis: "b", noisy: true }, seed: 8 },
  },
  cost: { downloadBytes: 0, seconds: 0 },
  limits: [],
} satisfies About;

const validParams = fc.record({
  width: fc.constantFrom(1, 3, 5, 7, 9),
  rate: fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10),
  basis: fc.constantFrom("a" as const, "b" as const),
  noisy: fc.boolean(),
  word: fc.string({ unit: fc.constantFrom(..."ab &'=+%#"), maxLength: 8 }),
});
const validSeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test("Without text the default preset and its seed are used.", () => {
  expect(parseParameters(about, {})).toEqual({
    params: { width: 5, rate: 0.5, basis: "a", noisy: false, word: "abc" },
    seed: 7,
    problems: [],
  });
});

test("What is encoded parses to the same parameters and seed.", () => {
  fc.assert(
    fc.property(validParams, validSeed, (params, seed) => {
      const search = new URLSearchParams(encodeParameters(about, params, seed).toString());
      expect(parseParameters(about, search)).toEqual({ params, seed, problems: [] });
    }),
  );
});

test("The default preset is encoded as nothing.", () => {
  const { params, seed } = parseParameters(about, {});
  expect(encodeParameters(about, params, seed).toString()).toBe("");
});

test("A preset sets what is not given, and what is given wins over it.", () => {
  const parsed = parseParameters(about, { basis: "a", preset: "other", width: "9" });
  expect(parsed.params).toEqual({ width: 9, rate: 0.5, basis: "a", noisy: true, word: "abc" });
  expect(parsed.seed).toBe(8);
});

test.each([
  ["width", "11", "1 to 9 in steps of 2"],
  ["width", "4", "1 to 9 in steps of 2"],
  ["width", "", "1 to 9 in steps of 2"],
  ["width", "NaN", "1 to 9 in steps of 2"],
  ["basis", "c", "a, b"],
  ["basis", "toString", "a, b"],
  ["noisy", "yes", "true or false"],
  ["word", "a7", "there is a strange sign; accepted: letters; at most 8 characters"],
  ["word", "abcdefghi", "9 characters are too many"],
  ["seed", "-1", "0 to 4294967295"],
  ["seed", "1.5", "0 to 4294967295"],
  ["preset", "best", "default, other"],
  ["preset", "constructor", "default, other"],
  ["constructor", "1", "width, rate, basis, noisy, word, seed, preset"],
])("%s=%s is refused, and the problem says that %s is accepted.", (name, text, accepts) => {
  const parsed = parseParameters(about, { [name]: text, rate: "0.2" });
  expect(parsed.problems).toHaveLength(1);
  expect(parsed.problems[0]).toContain(name);
  expect(parsed.problems[0]).toContain(accepts);
  expect(parsed.params).toEqual({ ...parseParameters(about, {}).params, rate: 0.2 });
});

test("Any text at all parses to accepted parameters.", () => {
  const text = fc.oneof(fc.string(), fc.double().map(String));
  const input = fc.dictionary(
    fc.constantFrom("width", "rate", "basis", "noisy", "word", "seed", "x"),
    text,
  );
  fc.assert(
    fc.property(input, (record) => {
      const { params, seed } = parseParameters(about, record);
      const again = parseParameters(about, encodeParameters(about, params, seed));
      expect(again).toEqual({ params, seed, problems: [] });
    }),
  );
});
