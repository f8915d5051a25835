import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, expand, GraphError, input, matMul, reduceSum, reshape, sizeOf } from "./index.ts";
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

describe("a shape that does not fit is refused with the operation and the shapes", () => {
  const [a, b] = [input("a", [2, 3]), input("b", [4, 5])];
  test.each([
    ["Add", () => add(a, b), "Add: received float32[2, 3] and float32[4, 5]"],
    ["Add", () => add(a, input("n", [3], "int64")), "Add: received float32[2, 3] and int64[3]"],
    ["MatMul", () => matMul(a, b), "MatMul: received float32[2, 3] and float32[4, 5]"],
    ["Reshape", () => reshape(a, [5]), "Reshape: received float32[2, 3]; accepts 5 elements"],
    [
      "Expand",
      () => expand(a, [2, 4]),
      "Expand: received float32[2, 3]; accepts shapes that broadcast to [2, 4]",
    ],
    [
      "ReduceSum",
      () => reduceSum(a, [2]),
      "ReduceSum: axes [2] must be distinct and between -2 and 1",
    ],
  ])("%s", (_, build, message) => {
    expect(build).toThrow(message);
  });
});
