import { expect, test } from "vitest";
import { readingMinutes } from "./reading-minutes.ts";

const block = (words: number) => ({ text: "word ".repeat(words) });

test("reading takes a minute for two hundred words, and never none", () => {
  expect(readingMinutes([block(1000), block(1200)])).toBe(11);
  expect(readingMinutes([block(3)])).toBe(1);
  expect(readingMinutes([])).toBe(1);
});
