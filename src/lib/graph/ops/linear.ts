/** @file Matrix multiplication and transposition. */
import { apply, misfit, type Op } from "../op.ts";
import {
  broadcastOffsets,
  broadcastShapes,
  offsetsOf,
  readAt,
  type Shape,
  sizeOf,
  stridesOf,
} from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { reshape, sumTo } from "./broadcast.ts";

/** (…, n, k) × (…, k, m) → (…, n, m), broadcasting what comes before the last two axes. */
export const MatMul: Op<"MatMul"> = {
  name: "MatMul",
  type(inputs) {
    const [a, b] = inputs.map(({ shape }) => shape) as [Shape, Shape];
    const batch = broadcastShapes(a.slice(0, -2), b.slice(0, -2));
    const fits = Math.min(a.length, b.length) >= 2 && a.at(-1) === b.at(-2);
    if (!fits || batch === undefined || inputs.some(({ dtype }) => dtype !== "float32"))
      throw misfit("MatMul", inputs, "float32 matrices whose inner sizes agree");
    return { shape: [...batch, a.at(-2)!, b.at(-1)!], dtype: "float32" };
  },
  // dA = dY Bᵀ, dB = Aᵀ dY = (dYᵀ A)ᵀ: the smaller operand is transposed, and rows that share one B are one matrix.
  gradient(g, { inputs: [a, b] }) {
    const rows = (x: Tensor) =>
      b!.shape.length > 2 ? x : reshape(x, [sizeOf(x.shape.slice(0, -1)), x.shape.at(-1)!]);
    const isTall = sizeOf(a!.shape) > sizeOf(g.shape) + sizeOf(b!.shape);
    const gradientB = isTall
      ? transpose(matMul(transpose(rows(g)), rows(a!)))
      : matMul(transpose(rows(a!)), rows(g));
    return [sumTo(matMul(g, transpose(b!)), a!.shape), sumTo(gradientB, b!.shape)];
  },
  evaluate(values, { inputs, shape }) {
    const [n, m, k] = [shape.at(-2)!, shape.at(-1)!, inputs[0]!.shape.at(-1)!];
    const batch = shape.slice(0, -2);
    const [startsA, startsB] = inputs.map((x) =>
      broadcastOffsets(x.shape.slice(0, -2), batch).map(
        (matrix) => matrix * x.shape.at(-2)! * x.shape.at(-1)!,
      ),
    );
    const [a, b] = values as [Float64Array, Float64Array];
    const product = new Float64Array(sizeOf(shape));
    for (let row = 0; row < product.length / m; row++) {
      const startA = startsA![Math.floor(row / n)]! + (row % n) * k;
      const startB = startsB![Math.floor(row / n)]!;
      for (let i = 0; i < k; i++)
        for (let column = 0; column < m; column++)
          product[row * m + column]! += a[startA + i]! * b[startB + i * m + column]!;
    }
    return product;
  },
  onnx: () => ({}),
};

/** Multiply matrices, broadcasting the leading axes. */
export const matMul = (a: Tensor, b: Tensor): Tensor => apply(MatMul, [a, b], {});

/** Permute axes: axis i of the result is axis `permutation[i]` of the input. */
export const Transpose: Op<"Transpose"> = {
  name: "Transpose",
  type([x], { permutation }) {
    const isPermutation = [...permutation].sort((a, b) => a - b).every((axis, i) => axis === i);
    if (!isPermutation || permutation.length !== x!.shape.length)
      throw misfit("Transpose", [x!], `a permutation of its axes, not [${permutation.join(", ")}]`);
    return { shape: permutation.map((axis) => x!.shape[axis]!), dtype: x!.dtype };
  },
  gradient(g, { attributes: { permutation } }) {
    return [
      transpose(
        g,
        permutation.map((_, axis) => permutation.indexOf(axis)),
      ),
    ];
  },
  evaluate([x], { inputs: [from], attributes, shape }) {
    const strides = stridesOf(from!.shape);
    const permuted = attributes.permutation.map((axis) => strides[axis]!);
    return readAt(x!, offsetsOf(shape, permuted));
  },
  onnx: ({ attributes }) => ({ attributes: { perm: { ints: attributes.permutation } } }),
};

/** Permute the axes, by default swap the last two; where only axes of size 1 move, the memory stays as it is. */
export function transpose(
  x: Tensor,
  permutation: readonly number[] = swapLast(x.shape.length),
): Tensor {
  const moved = permutation.filter((axis) => x.shape[axis] !== 1);
  const transposed = apply(Transpose, [x], { permutation });
  return moved.every((axis, i) => i === 0 || moved[i - 1]! < axis)
    ? reshape(x, transposed.shape)
    : transposed;
}

const swapLast = (rank: number): number[] => [
  ...Array(Math.max(rank - 2, 0)).keys(),
  rank - 1,
  rank - 2,
];
