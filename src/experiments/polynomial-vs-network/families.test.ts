import { expect, test } from "vitest";
import { parseParameters } from "../parameters.ts";
import { about } from "./about.ts";
import { familiesOf } from "./families.ts";

const familiesFor = (texts: Readonly<Record<string, string>>) =>
  familiesOf(parseParameters(about, texts).params);

test("The reader's polynomial is added to the controls only where it is none of them.", () => {
  expect(familiesFor({}).chosen).toBe("orthogonal");
  expect(familiesFor({ basis: "monomial" }).chosen).toBe("monomial");
  expect(familiesFor({ smoothness: "1" }).chosen).toBe("smooth");
  const controls = familiesFor({}).families.map(({ id }) => id);
  expect(controls).toEqual(["monomial", "orthogonal", "smooth", "tuned", "wide"]);
});

test.each([{ basis: "chebyshev" }, { ridge: "1e-4" }, { reach: "1.5" }, { smoothness: "2.5" }])(
  "%j makes a polynomial of its own.",
  (texts) => {
    const { chosen, families } = familiesFor(texts);
    expect(chosen).toBe("chosen");
    expect(families.map(({ id }) => id).at(-1)).toBe("chosen");
  },
);

test("A ridge is the number that its option names.", () => {
  const { families } = familiesFor({ ridge: "1e-4", smoothness: "2" });
  expect(families.at(-1)!.spec.prior).toEqual({ smoothness: 2, ridge: 0.0001 });
});
