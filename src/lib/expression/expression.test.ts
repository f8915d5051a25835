import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encloser } from "./centred.ts";
import { derivative } from "./derivative.ts";
import { evaluate } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { functions } from "./functions.ts";
import { parse } from "./parse.ts";

const names = ["w1", "w2"];
const valueAt = (text: string, ...values: readonly number[]) =>
  evaluate(parse(text, names).expression!, values);

describe("reading a formula", () => {
  test.each([
    ["1 + 2*3", 7],
    ["(1 + 2)*3", 9],
    ["2 - 3 - 4", -5],
    ["24/4/3", 2],
    ["-2^2", -4],
    ["2^-2", 0.25],
    ["2^3^2", 512],
    ["8^(1/3)", 2],
    ["--3", 3],
    ["+.5e1", 5],
    ["2.*3", 6],
    ["w1^2 + w2", 13],
    ["sin(0) + cos(0) + abs(-2) + sqrt(9) + exp(0) + log(1) + tan(0) + tanh(0)", 7],
  ])("%s is %d at (3, 4).", (text, value) => {
    expect(valueAt(text, 3, 4)).toBeCloseTo(value, 12);
  });

  test.each([
    ["", 1, "found the end"],
    ["w1 w2", 4, 'expected an operator (+ − * / ^) or the end, found "w2"'],
    ["2w1", 2, 'found "w1"'],
    ["w1 +", 5, "found the end"],
    ["(w1", 4, "expected an operator or ), found the end"],
    ["w3", 1, '"w3" is none of w1, w2, sin'],
    ["constructor(w1)", 1, "is none of"],
    ["sin w1", 5, "expected ( after sin"],
    ["w1^w2", 4, "the exponent must be a number without variables"],
    ["w1^(1/0)", 4, "the exponent must be a number"],
    ["1e999", 1, "too large"],
    ["w1 = 2", 4, 'found "="'],
    ["w1 × 💥", 4, 'found "×"'],
    ["alert`1`", 1, "is none of"],
  ])("%j is refused at character %d.", (text, position, message) => {
    const { fault } = parse(text, names);
    expect(fault?.position).toBe(position);
    expect(fault?.message).toContain(message);
  });

  test("Any text at all is a formula or has a fault within it.", () => {
    const words = fc.constantFrom(..."w1 w2 sin ( ) + - * / ^ 1 2.5 . e ,".split(" "));
    const text = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 40 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { expression, fault } = parse(typed, names);
        expect(expression === undefined).toBe(fault !== undefined);
        if (fault) expect(fault.position).toBeLessThanOrEqual(typed.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test("Nesting without end is refused and does not exhaust the stack.", () => {
    expect(parse("(".repeat(1e6), names).fault?.message).toContain("1000 characters");
    expect(parse("-".repeat(999), names).fault?.message).toContain("found the end");
  });
});

/** Zero has one sign here, as it has in text. */
const anyNumber = fc.double({ min: -3, max: 3, noNaN: true }).map((x) => (x === 0 ? 0 : x));
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ kind: fc.constant("variable"), index: fc.integer({ min: 0, max: 1 }) }),
    fc.record({ kind: fc.constant("number"), value: anyNumber }),
    fc.record({ kind: fc.constant("negative"), of: tie("tree") }),
    fc.record({
      kind: fc.constant("binary"),
      operator: fc.constantFrom("+", "-", "*", "/"),
      left: tie("tree"),
      right: tie("tree"),
    }),
    fc.record({
      kind: fc.constant("power"),
      base: tie("tree"),
      exponent: fc.constantFrom(-2, -1, 0, 1, 2, 3, 4, 0.5, 1.5),
    }),
    fc.record({
      kind: fc.constant("call"),
      name: fc.constantFrom(...Object.keys(functions)),
      of: tie("tree"),
    }),
  ) as fc.Arbitrary<Expression>,
}));

/** Write a formula with every parenthesis. */
function written(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return `(${expression.value})`;
    case "variable":
      return names[expression.index]!;
    case "negative":
      return `(-${written(expression.of)})`;
    case "binary":
      return `(${written(expression.left)}${expression.operator}${written(expression.right)})`;
    case "power":
      return `(${written(expression.base)})^(${expression.exponent})`;
    case "call":
      return `${expression.name}(${written(expression.of)})`;
  }
}

describe("what a formula means", () => {
  test("A formula that is written out and read again has the same value.", () => {
    fc.assert(
      fc.property(tree, anyNumber, anyNumber, (expression, x, y) => {
        const text = written(expression);
        fc.pre(text.length <= 1000);
        expect(valueAt(text, x, y)).toEqual(evaluate(expression, [x, y]));
      }),
    );
  });

  test("The bounds over a box hold at every point of it.", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(tree, anyNumber, anyNumber, share, share, share, share, (t, x, y, w, h, u, v) => {
        const bounds = encloser(t);
        bounds.over(x, x + w, y, y + h);
        const value = evaluate(t, [Math.min(x + u * w, x + w), Math.min(y + v * h, y + h)]);
        fc.pre(Number.isFinite(value));
        expect(bounds.low).toBeLessThanOrEqual(value);
        expect(bounds.high).toBeGreaterThanOrEqual(value);
      }),
      { numRuns: 5000 },
    );
  });

  test("Bounds close in on the value where a formula meets each variable once.", () => {
    const bounds = encloser(parse("(w1^2 + w2^2 - 1)^2", names).expression!);
    bounds.over(-1, 1, -1, 1);
    expect([bounds.low, bounds.high]).toEqual([0, expect.closeTo(1, 10)]);
    bounds.over(0.5, 0.5, 0.25, 0.25);
    expect(bounds.high - bounds.low).toBeLessThan(1e-13);
  });

  test("Bounds close in much faster than the box where a formula repeats a variable at its minimum.", () => {
    const bounds = encloser(parse("w1^2 - 0.6*w1 + 0.09 + w2^2", names).expression!);
    bounds.over(0.3 - 1e-3, 0.3 + 1e-3, 0, 0);
    expect(bounds.low).toBeGreaterThan(-1e-5);
    expect(bounds.high).toBeLessThan(1e-5);
  });

  test.each([
    "w1^3*w2 - w2/w1",
    "exp(w1)*log(w2) + sqrt(w1*w2)",
    "sin(w1)*cos(w2) + tan(w1/3) - tanh(w1 - w2)",
    "abs(w1 - w2)^1.5 - -w1",
  ])("The derivative of %s is its slope.", (text) => {
    const formula = parse(text, names).expression!;
    const [x, y, h] = [0.7, 1.3, 1e-6];
    const rise = (dx: number, dy: number) =>
      (evaluate(formula, [x + dx, y + dy]) - evaluate(formula, [x - dx, y - dy])) / (2 * h);
    expect(evaluate(derivative(formula, 0), [x, y])).toBeCloseTo(rise(h, 0), 6);
    expect(evaluate(derivative(formula, 1), [x, y])).toBeCloseTo(rise(0, h), 6);
  });
});
