import fc from "fast-check";
import { expect, test } from "vitest";
import { crossProduct, meanRow, rowsOf, solvePositive, without } from "./index.ts";

const numbers = (length: number) =>
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });
const matrix = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([n, p]) => fc.array(numbers(p), { minLength: n, maxLength: n }));

test("The weighted cross product is Σ w a bᵀ.", () => {
  const [a, b] = [
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6, 7],
      [8, 9, 10],
    ],
  ];
  const expected = [
    [2 * 1 * 5 + 3 * 8, 2 * 1 * 6 + 3 * 9, 2 * 1 * 7 + 3 * 10],
    [2 * 2 * 5 + 4 * 8, 2 * 2 * 6 + 4 * 9, 2 * 2 * 7 + 4 * 10],
  ];
  expect(crossProduct(a, b, [2, 1]).map((row) => [...row])).toEqual(expected);
});

test("Rows without their mean have the mean 0.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      for (const value of meanRow(without(rows, meanRow(rows)))) expect(value).toBeCloseTo(0, 10);
    }),
  );
});

test("The solution of a positive definite system solves it.", () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const gram = crossProduct(rows, rows);
      gram.forEach((row, j) => {
        row[j]! += 1;
      });
      const right = gram.map((_, i) => [i + 1, -i]);
      const solution = solvePositive(gram, right);
      gram.forEach((row, i) => {
        for (const k of [0, 1]) {
          const again = row.reduce((sum, value, j) => sum + value * solution[j]![k]!, 0);
          expect(again).toBeCloseTo(right[i]![k]!, 6);
        }
      });
    }),
  );
});

test("A matrix that is not positive definite is refused.", () => {
  const indefinite = [
    [1, 2],
    [2, 1],
  ];
  expect(() => solvePositive(indefinite, [[1], [1]])).toThrow(/not positive definite/);
});

test("Rows of a flat array share its memory.", () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6);
  const rows = rowsOf(values, 3);
  expect(rows.map((row) => [...row])).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect(rows[1]!.buffer).toBe(values.buffer);
});
