import { expect, test } from "vitest";
import { svd } from "#linalg";
import { createRandom } from "#random";
import { pca, project } from "./index.ts";

const random = createRandom(40);
const rows = Array.from({ length: 50 }, () => {
  const [a, b, c] = random.normals(3) as unknown as [number, number, number];
  return [5 * a + 1, 5 * a + 2 * b - 3, c, 0.1 * b];
});
const mean = [0, 1, 2, 3].map((j) => rows.reduce((sum, row) => sum + row[j]! / 50, 0));
const { singular, right } = svd(rows.map((row) => row.map((x, j) => x - mean[j]!)));
const found = pca(rows, 3);

test("The components are the right singular vectors of the centred rows, up to sign.", () => {
  found.components.forEach((component, k) => {
    const cosine = component.reduce((sum, x, j) => sum + x * right[k]![j]!, 0);
    expect(Math.abs(cosine)).toBeCloseTo(1, 10);
  });
});

test("The variances are the squared singular values over n - 1, and the shares their parts of the whole.", () => {
  const total = singular.reduce((sum, s) => sum + s * s, 0);
  found.variances.forEach((variance, k) => {
    expect(variance).toBeCloseTo(singular[k]! ** 2 / 49, 8);
    expect(found.shares[k]).toBeCloseTo(singular[k]! ** 2 / total, 10);
  });
});

test("Projections have mean 0 and the variance of their component.", () => {
  const coordinates = project(found, rows);
  found.variances.forEach((variance, k) => {
    const column = coordinates.map((row) => row[k]!);
    expect(column.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 8);
    expect(column.reduce((sum, x) => sum + x * x, 0) / 49).toBeCloseTo(variance, 8);
  });
});
