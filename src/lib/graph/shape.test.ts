import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  and,
  concat,
  conv,
  cumSum,
  einsum,
  evaluate,
  exp,
  expand,
  GraphError,
  gather,
  input,
  matMul,
  pick,
  program,
  reduceMax,
  reduceSum,
  reshape,
  scatterAdd,
  sizeOf,
  slice,
  split,
  tile,
  topK,
  transpose,
  where,
} from "./index.ts";
import { broadcastShapes, offsetsOf, stridesOf } from "./shape.ts";

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

/** A pair of shapes that broadcast, made from their result by setting sizes to 1 and dropping leading axes. */
const fitting = shapes.chain((shape) =>
  fc.tuple(
    ...[0, 1].map(() =>
      fc
        .tuple(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.nat(shape.length))
        .map(([keep, drop]) => shape.map((size, axis) => (keep[axis] ? size : 1)).slice(drop)),
    ),
  ),
);

describe("broadcasting", () => {
  test("does not depend on the order of the shapes", () => {
    fc.assert(
      fc.property(shapes, shapes, (a, b) => {
        expect(broadcastShapes(a, b)).toEqual(broadcastShapes(b, a));
      }),
    );
  });

  test("leaves a shape alone that meets itself or a scalar", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(broadcastShapes(shape, shape)).toEqual(shape);
        expect(broadcastShapes(shape, [])).toEqual(shape);
      }),
    );
  });

  test("gives each axis the size that is not 1", () => {
    fc.assert(
      fc.property(fitting, ([a, b]) => {
        const shape = broadcastShapes(a!, b!)!;
        for (let back = 1; back <= shape.length; back++) {
          const sizes = [a!.at(-back) ?? 1, b!.at(-back) ?? 1];
          expect(shape.at(-back)).toBe(sizes.find((size) => size !== 1) ?? 1);
        }
      }),
    );
  });

  test("is refused exactly where two sizes differ and neither is 1", () => {
    fc.assert(
      fc.property(shapes, shapes, (a, b) => {
        const clash = [1, 2, 3, 4].some((back) => {
          const [sizeA, sizeB] = [a.at(-back) ?? 1, b.at(-back) ?? 1];
          return sizeA !== sizeB && sizeA !== 1 && sizeB !== 1;
        });
        if (clash) expect(() => add(input("a", a), input("b", b))).toThrow(GraphError);
        else expect(add(input("a", a), input("b", b)).shape).toEqual(broadcastShapes(a, b));
      }),
    );
  });
});

test("walking a shape with its own strides visits its elements in order", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      expect([...offsetsOf(shape, stridesOf(shape))]).toEqual([...Array(sizeOf(shape)).keys()]);
    }),
  );
});

describe("the shape of a result follows from the shapes of the inputs", () => {
  test("a matrix product has the rows of the first, the columns of the second and their broadcast batch", () => {
    const sizes = fc.tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 4 })));
    fc.assert(
      fc.property(fitting, sizes, ([a, b], [n, k, m]) => {
        const product = matMul(input("a", [...a!, n!, k!]), input("b", [...b!, k!, m!]));
        expect(product.shape).toEqual([...broadcastShapes(a!, b!)!, n, m]);
      }),
    );
  });

  test("a reduction drops its axes, or keeps them with size 1", () => {
    fc.assert(
      fc.property(
        shapes,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (shape, drops) => {
          const axes = shape.flatMap((_, axis) => (drops[axis] ? [axis] : []));
          const x = input("x", shape);
          expect(reduceSum(x, axes).shape).toEqual(shape.filter((_, axis) => !drops[axis]));
          const kept = shape.map((size, axis) => (drops[axis] ? 1 : size));
          expect(reduceSum(x, axes, { keepDims: true }).shape).toEqual(kept);
        },
      ),
    );
  });

  test("the pieces of a split put together have the shape of the whole", () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(shapes, pieces, fc.nat(), (shape, sizes, place) => {
        const axis = place % (shape.length + 1);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const whole = shape.toSpliced(axis, 0, total);
        const parts = split(input("x", whole), axis, sizes);
        expect(parts.map((part) => part.shape[axis])).toEqual(sizes);
        expect(concat(parts, axis).shape).toEqual(whole);
      }),
    );
  });

  test("looking up puts the shape of the indices in the place of the axis", () => {
    fc.assert(
      fc.property(shapes, shapes, shapes, (before, indices, after) => {
        const x = input("x", [...before, 3, ...after]);
        const found = gather(x, input("i", indices, "int64"), before.length);
        expect(found.shape).toEqual([...before, ...indices, ...after]);
      }),
    );
  });

  test("a convolution has as many places along an axis as a window can take", () => {
    const axis = fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      kernel: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 3 }), (axes) => {
        const x = input("x", [2, ...axes.map(({ size }) => size), 3]);
        const kernel = input("k", [...axes.map((each) => each.kernel), 3, 5]);
        const strides = axes.map(({ stride }) => stride);
        const padding = axes.map((each) => each.padding);
        const build = () => conv(x, kernel, { strides, padding });
        const starts = axes.map((each) => {
          let count = 0;
          const last = each.size + each.padding - each.kernel;
          for (let at = -each.padding; at <= last; at += each.stride) count++;
          return count;
        });
        const fits = axes.every((each, i) => each.padding < each.kernel && starts[i]! > 0);
        if (fits) expect(build().shape).toEqual([2, ...starts, 5]);
        else expect(build).toThrow(GraphError);
      }),
    );
  });
});

describe("what does not fit is refused with the operation, what it received and what it accepts", () => {
  const [a, b] = [input("a", [2, 3]), input("b", [4, 5])];
  const integers = input("n", [3], "int64");
  test.each([
    [
      "Add",
      () => add(a, b),
      "Add: received float32[2, 3] and float32[4, 5]; accepts one dtype and",
    ],
    ["Add", () => add(a, integers), "Add: received float32[2, 3] and int64[3]"],
    ["And", () => and(a, a), "And: received float32[2, 3] and float32[2, 3]; accepts booleans"],
    ["Cast", () => exp(integers), "Exp: received int64[3]; accepts float32"],
    [
      "Concat",
      () => concat([a, b], 0),
      "Concat: received float32[2, 3] and float32[4, 5]; accepts",
    ],
    ["Concat", () => concat([], 0), "Concat: received no tensors"],
    ["CumSum", () => cumSum(a, 2), "CumSum: axes [2] must be distinct and between -2 and 1"],
    ["Expand", () => expand(a, [2, 4]), "accepts shapes that broadcast to [2, 4]"],
    [
      "Gather",
      () => gather(a, b),
      "Gather: received float32[2, 3] and float32[4, 5]; accepts int64",
    ],
    ["MatMul", () => matMul(a, b), "MatMul: received float32[2, 3] and float32[4, 5]"],
    ["ReduceMax", () => reduceMax(input("e", [2, 0])), "ReduceMax: received float32[2, 0]"],
    ["ReduceSum", () => reduceSum(a, [2]), "ReduceSum: axes [2] must be distinct and between -2"],
    ["Reshape", () => reshape(a, [5]), "Reshape: received float32[2, 3]; accepts 5 elements"],
    ["Reshape", () => reshape(a, [-2, -3]), "Reshape: received float32[2, 3]; accepts whole sizes"],
    [
      "ScatterND",
      () => scatterAdd([4, 2], integers, a),
      "accepts int64 indices and rows of shape [3, 2]",
    ],
    [
      "Slice",
      () => slice(a, 1, 2, 4),
      "Slice: received float32[2, 3]; accepts a range inside axis 1",
    ],
    [
      "Split",
      () => split(a, 1, [1, 1]),
      "Split: received float32[2, 3]; accepts pieces that fill axis 1",
    ],
    ["TopK", () => topK(a, 4), "TopK: received float32[2, 3]; accepts float32 with at least 4"],
    ["Transpose", () => transpose(a, [0, 0]), "accepts a permutation of its axes, not [0, 0]"],
    ["Where", () => where(a, a, a), "accepts a bool condition"],
    ["conv", () => conv(a, b), "conv: received float32[2, 3] and float32[4, 5]; accepts (batch"],
    [
      "einsum",
      () => einsum("ij,jk->ik", a, b),
      "einsum: received float32[2, 3] and float32[4, 5]; accepts shapes that ij,jk->ik describes",
    ],
    [
      "einsum",
      () => einsum("ij,ij->", a, input("c", [2, 3, 1])),
      "accepts shapes that ij,ij-> describes",
    ],
    ["einsum", () => einsum("ij,kl->ik", a, b), "with no letter lost or repeated"],
    ["einsum", () => einsum("ij->i", a, b), "einsum: received ij->i; accepts two inputs"],
    ["input", () => input("x", [1.5]), "Input x: shape [1.5] must be whole numbers"],
    ["pick", () => pick(a, integers), "pick: received float32[2, 3] and int64[3]"],
    ["tile", () => tile(a, [2]), "tile: received float32[2, 3]; accepts a count for every axis"],
  ])("%s", (_, build, message) => {
    expect(build).toThrow(message);
  });

  test("an index beyond the end", () => {
    const looked = gather(a, input("i", [1], "int64"));
    const feeds = { a: new Float64Array(6), i: [2] };
    expect(() => evaluate(program({ looked }), feeds)).toThrow(
      "Gather: received the index 2; accepts 0 to 1",
    );
  });
});
