import { expect, test } from "vitest";
import { type BasisName, basisAt } from "./basis.ts";

const places = [-1.25, -1, -0.6, 0, 0.3, 1, 1.25];

test.each<[BasisName, number, (x: number) => number]>([
  ["monomial", 5, (x) => x ** 5],
  ["legendre", 1, (x) => Math.sqrt(3) * x],
  ["legendre", 2, (x) => (Math.sqrt(5) * (3 * x ** 2 - 1)) / 2],
  ["legendre", 5, (x) => (Math.sqrt(11) * (63 * x ** 5 - 70 * x ** 3 + 15 * x)) / 8],
  ["chebyshev", 1, (x) => Math.SQRT2 * x],
  ["chebyshev", 4, (x) => Math.SQRT2 * (8 * x ** 4 - 8 * x ** 2 + 1)],
])("The %s polynomial %i has its closed form.", (basis, k, closedForm) => {
  for (const x of places) expect(basisAt(basis, x, k + 1)[k]).toBeCloseTo(closedForm(x), 10);
});

test("Chebyshev polynomials are √2 cos kθ at cos θ.", () => {
  for (const theta of [0.1, 1, 2.5])
    basisAt("chebyshev", Math.cos(theta), 200).forEach((value, k) => {
      expect(value).toBeCloseTo(k === 0 ? 1 : Math.SQRT2 * Math.cos(k * theta), 8);
    });
});

/** Mean of all products of two polynomials over a distribution given by equally likely points. */
function gram(basis: BasisName, points: readonly number[], count: number): number[][] {
  const rows = points.map((x) => basisAt(basis, x, count));
  const mean = (j: number, k: number) =>
    rows.reduce((sum, row) => sum + row[j]! * row[k]!, 0) / points.length;
  return Array.from({ length: count }, (_, j) =>
    Array.from({ length: count }, (_, k) => mean(j, k)),
  );
}

const middles = Array.from({ length: 20_000 }, (_, i) => (i + 0.5) / 20_000);

test.each<[BasisName, string, readonly number[]]>([
  ["legendre", "uniform", middles.map((u) => 2 * u - 1)],
  ["chebyshev", "arcsine", middles.map((u) => Math.cos(Math.PI * u))],
])("%s polynomials are orthonormal for the %s distribution.", (basis, _, points) => {
  gram(basis, points, 12).forEach((row, j) => {
    row.forEach((product, k) => {
      expect(product).toBeCloseTo(Number(j === k), 4);
    });
  });
});
