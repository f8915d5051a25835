import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "./index.ts";

const draw = (n: number, next: () => number): number[] => Array.from({ length: n }, next);
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const uniforms = (random: Random) => draw(8, random.uniform);

describe("createRandom(seed)", () => {
  test("gives the same numbers for the same seed", () => {
    expect(uniforms(createRandom(3))).toEqual(uniforms(createRandom(3)));
  });

  test("gives unrelated numbers for neighbouring seeds", () => {
    const correlation = mean(
      draw(2000, () => 0).map((_, seed) => {
        const [a, b] = [createRandom(seed).uniform(), createRandom(seed + 1).uniform()];
        return 12 * (a - 0.5) * (b - 0.5);
      }),
    );
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(2000));
  });

  test("draws uniform numbers in [0, 1) with their mean and variance", () => {
    const values = draw(20_000, createRandom(1).uniform);
    expect(values.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20_000));
    expect(Math.abs(mean(values.map((x) => (x - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.003);
  });

  test("draws normal numbers with their first four moments", () => {
    const values = draw(40_000, createRandom(2).normal);
    const moments = [1, 2, 3, 4].map((power) => mean(values.map((x) => x ** power)));
    const spread = [1, 2, 15, 96].map((variance) => 4 * Math.sqrt(variance / 40_000));
    [0, 1, 0, 3].forEach((expected, i) => {
      expect(Math.abs(moments[i]! - expected)).toBeLessThan(spread[i]!);
    });
  });

  test("draws every whole number below n about equally often", () => {
    const random = createRandom(4);
    const counts = [0, 0, 0];
    for (let i = 0; i < 9000; i++) counts[random.integer(3)]! += 1;
    for (const count of counts)
      expect(Math.abs(count - 3000)).toBeLessThan(4 * Math.sqrt(9000 * (1 / 3) * (2 / 3)));
  });

  test("fills an array with the normal numbers it would draw one by one", () => {
    expect([...createRandom(5).normals(4)]).toEqual(
      draw(4, createRandom(5).normal).map(Math.fround),
    );
  });

  test("shuffles into every order about equally often and leaves the original alone", () => {
    const random = createRandom(6);
    const items = ["a", "b", "c"];
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle(items).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(["a", "b", "c"]);
    expect(counts.size).toBe(6);
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(6000 * (1 / 6) * (5 / 6)));
  });
});

describe("random.fork(label)", () => {
  test("depends on the seed and the label, not on what the parent drew", () => {
    const [fresh, used] = [createRandom(7), createRandom(7)];
    uniforms(used);
    expect(uniforms(used.fork("noise"))).toEqual(uniforms(fresh.fork("noise")));
    expect(uniforms(fresh.fork("noise"))).not.toEqual(uniforms(fresh.fork("data")));
    expect(uniforms(createRandom(8).fork("noise"))).not.toEqual(uniforms(fresh.fork("noise")));
  });

  test("does not disturb the parent", () => {
    const [plain, forked] = [createRandom(9), createRandom(9)];
    forked.fork("x").uniform();
    expect(uniforms(forked)).toEqual(uniforms(plain));
  });

  test("gives a child that is not the parent's own stream", () => {
    const random = createRandom(10);
    expect(uniforms(random.fork("x").fork("x"))).not.toEqual(uniforms(random.fork("x")));
    expect(uniforms(random.fork(""))).not.toEqual(uniforms(createRandom(10)));
  });
});
