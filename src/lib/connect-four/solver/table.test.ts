import fc from "fast-check";
import { expect, test } from "vitest";
import { createTable } from "./table.ts";

const word = fc.oneof(fc.integer(), fc.nat(3));

test("a key has the value that was stored with it last, or none, never that of another key", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, word, fc.integer({ min: 1, max: 255 }), fc.nat(31)), {
        maxLength: 300,
      }),
      (entries) => {
        const table = createTable(2 ** 14);
        const stored = new Map<string, number>();
        for (const [low, high, value, work] of entries) {
          expect([0, stored.get(`${low} ${high}`) ?? 0]).toContain(table.get(low, high));
          table.set(low, high, value, work);
          expect(table.get(low, high)).toBe(value);
          stored.set(`${low} ${high}`, value);
        }
      },
    ),
  );
});

test("a full table forgets, but takes no position for another", () => {
  const table = createTable(2 ** 14);
  const value = (low: number, high: number) => 1 + ((low * 7 + high * 13) % 251);
  for (let low = 0; low < 400; low++)
    for (let high = 0; high < 400; high++)
      table.set(low, high, value(low, high), (low + high) % 32);
  let kept = 0;
  for (let low = 0; low < 400; low++)
    for (let high = 0; high < 400; high++) {
      const found = table.get(low, high);
      if (found === 0) continue;
      expect(found).toBe(value(low, high));
      kept++;
    }
  expect(kept).toBeGreaterThan(8_000);
  expect(kept).toBeLessThanOrEqual(2 ** 14);
});
