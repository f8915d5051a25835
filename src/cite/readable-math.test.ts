import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readableMath } from "./readable-math.ts";

describe("formulas where no mathematics is set", () => {
  it.each([
    ["the power $x^2$, of degree $k$", "the power x², of degree k"],
    ["about $3\\times10^{14}$ of $\\phi_k$", "about 3×10¹⁴ of φ_k"],
    ["$\\sum_{k=0}^{P-1} w_k\\,\\phi_k(x)$", "∑_(k=0)^(P-1) w_k φ_k(x)"],
    ["$\\frac{a}{b} \\text{ if } a \\le b$", "(a)/(b) if a ≤ b"],
    ["$$y = a x$$", "y = a x"],
  ])("read %j as %j", (text, plain) => {
    expect(readableMath(text)).toBe(plain);
  });

  it("count to the end where the text was cut inside one", () => {
    expect(readableMath("with $s = \\alpha…")).toBe("with s = α…");
  });

  it("leave no dollar and do not throw, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."$\\{}^_ax1 ") }), (text) => {
        expect(readableMath(text)).not.toContain("$");
      }),
    );
  });
});
