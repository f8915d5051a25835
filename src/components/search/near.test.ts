import { expect, test } from "vitest";
import { isNear } from "./near.ts";

for (const [sought, found] of [
  ["polynomial", "polynomials."],
  ["descending", "descent"],
  ["Raphael", "“Raphaël"],
  ["superpostion", "superposed;"],
  ["gp", "GPT-3"],
] as const) {
  test(`"${found}" answers "${sought}"`, () => expect(isNear(sought, found)).toBe(true));
}

for (const [sought, found] of [
  ["algoritm", "al.),"],
  ["polynomail", "P"],
  ["infosec", "in"],
  ["xy", "x^k"],
] as const) {
  test(`"${found}" does not answer "${sought}"`, () => expect(isNear(sought, found)).toBe(false));
}
