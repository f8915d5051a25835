import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderFormula } from "./katex.ts";
import { trimKatexCss, wordsOf } from "./katex-css.ts";

const whole = readFileSync("node_modules/katex/dist/katex.min.css", "utf8");
const trimmedFor = (...formulas: string[]) =>
  trimKatexCss(whole, wordsOf(formulas.map((tex) => renderFormula(tex, true))));
const rules = (css: string) => css.match(/[^{}]+\{[^{}]*\}/g) ?? [];

describe("KaTeX's style sheet cut down to its formulas", () => {
  it("is a small part of the whole", () => {
    expect(trimmedFor("x_k^2").length).toBeLessThan(whole.length / 5);
  });

  it("keeps what a formula needs, and leaves out what only others need", () => {
    const [plain, rooted] = [trimmedFor("x_k"), trimmedFor("\\sqrt[3]{x}")];
    expect(plain).toContain(".katex .vlist{");
    expect(plain).not.toContain(".sqrt");
    expect(rooted).toContain(".katex .sqrt>.katex-root{");
    expect(rooted).toContain(".katex svg{");
  });

  it("changes no declaration", () => {
    const declarations = new Set(rules(whole).map((rule) => rule.split("{")[1]));
    for (const rule of rules(trimmedFor("\\frac{\\sqrt{x}}{\\mathbb{R}}")))
      if (!rule.startsWith("@font-face")) expect(declarations).toContain(rule.split("{")[1]);
  });

  it("names the fonts of its rules only, as woff2 only", () => {
    const css = trimmedFor("\\mathbb{R}");
    expect(css).toContain("url(fonts/KaTeX_AMS-Regular.woff2)");
    expect(css).not.toMatch(/KaTeX_Fraktur|\.woff\)|\.ttf\)/);
    expect(trimmedFor("x")).not.toContain("KaTeX_AMS");
  });

  it("keeps the order of the rules, which decides between equal ones", () => {
    const bodies = rules(whole).map((rule) => rule.split("{")[1]);
    const kept = rules(trimmedFor("\\left(\\frac{\\hat x}{2}\\right)^k"))
      .filter((rule) => !rule.startsWith("@font-face"))
      .map((rule) => rule.split("{")[1]);
    expect(kept.length).toBeGreaterThan(10);
    let place = 0;
    for (const body of kept) {
      place = bodies.indexOf(body, place) + 1;
      expect(place, body).toBeGreaterThan(0);
    }
  });
});
