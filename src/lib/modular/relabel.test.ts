import { expect, test } from "vitest";
import { bestSharedCount, relabelFrequencies, sharedCount, spectrum } from "./index.ts";

test("Renaming x → 3x turns a wave of frequency 2 mod 11 into one of frequency 5, and k and p − k are one.", () => {
  const wave = (x: number) => Math.cos((2 * Math.PI * 2 * x) / 11 + 0.3);
  const renamed = Array.from({ length: 11 }, (_, x) => wave((3 * x) % 11));
  const { power } = spectrum(renamed);
  expect(power[5]! / power.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  expect(relabelFrequencies([2], 3, 11)).toEqual([5]);
  expect(relabelFrequencies([1, 2], 3, 11)).toEqual([3, 5]);
});

test("Sets that a renaming carries into each other share all, and others only some.", () => {
  expect(sharedCount([1, 2], [3, 5])).toBe(0);
  expect(bestSharedCount([1, 2], [3, 5], 11)).toBe(2);
  // 1 and 3 differ by a factor of 3 or 4, 1 and 2 by 2 or 5 … up to sign: no renaming carries one pair into the other.
  expect(bestSharedCount([1, 2], [1, 3], 11)).toBe(1);
});
