import fc from "fast-check";
import { expect, test } from "vitest";
import { minimumNorm, svd, symmetricEigen } from "./index.ts";

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, p]) => {
    const entry = fc.integer({ min: -9, max: 9 });
    return fc.array(fc.array(entry, { minLength: p, maxLength: p }), {
      minLength: n,
      maxLength: n,
    });
  });

type Vector = readonly number[] | Float64Array;
const dot = (a: Vector, b: Vector) => [...a].reduce((sum, value, i) => sum + value * b[i]!, 0);
const times = (rows: readonly Vector[], x: Vector) => rows.map((row) => dot(row, x));
const transposed = (rows: readonly Vector[]) =>
  Array.from(rows[0]!, (_, j) => rows.map((row) => row[j]!));
const expectClose = (a: Vector, b: Vector, scale = 1) =>
  a.forEach((value, i) => {
    expect(Math.abs(value - b[i]!)).toBeLessThan(1e-8 * scale);
  });

test("The singular vectors and values give the matrix back.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const { singular, left, right } = svd(rows);
      rows.forEach((row, i) => {
        const again = row.map((_, j) =>
          singular.reduce((sum, sigma, k) => sum + sigma * left[k]![i]! * right[k]![j]!, 0),
        );
        expectClose(again, row);
      });
    }),
  );
});

test("The eigenvectors of a symmetric matrix are orthonormal and scaled by their eigenvalues.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const gram = rows.map((a) => rows.map((b) => dot(a, b)));
      const { values, vectors } = symmetricEigen(gram);
      vectors.forEach((q, k) => {
        expectClose(
          times(gram, q),
          q.map((component) => component * values[k]!),
          100,
        );
        expectClose(
          vectors.map((other) => dot(q, other)),
          vectors.map((_, other) => Number(other === k)),
        );
      });
    }),
  );
});

test("The residual of least squares is orthogonal to the columns.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const y = rows.map((_, i) => Math.sin(i + 1));
      const c = minimumNorm(svd(rows), y);
      const residual = times(rows, c).map((value, i) => value - y[i]!);
      expectClose(times(transposed(rows), residual), new Float64Array(rows[0]!.length), 100);
    }),
  );
});

test("The solution of smallest norm lies in the span of the rows.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const y = rows.map((_, i) => Math.cos(i));
      const c = minimumNorm(svd(rows), y);
      // The part of c inside the row space is the minimum-norm solution of A z = A c.
      expectClose(minimumNorm(svd(rows), times(rows, c)), c, 10);
    }),
  );
});

test("A ridge gives the solution of (AᵀA + ridge I) c = Aᵀy.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const y = rows.map((_, i) => i - 1);
      const c = minimumNorm(svd(rows), y, 0.5);
      const columns = transposed(rows);
      const left = times(columns, times(rows, c)).map((value, j) => value + 0.5 * c[j]!);
      expectClose(left, times(columns, y), 100);
    }),
  );
});
