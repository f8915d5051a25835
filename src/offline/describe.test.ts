import { expect, test } from "vitest";
import { describeFailure, megabytes } from "./describe.ts";

test("A size has one decimal.", () => {
  expect(megabytes(15_149_999)).toBe("15.1 MB");
});

test.each([
  [new DOMException("", "AbortError"), "Cancelled."],
  [new DOMException("", "QuotaExceededError"), "There is no room for 15.0 MB"],
  [new DOMException("", "SecurityError"), "does not let the site store anything"],
  [new TypeError("Failed to fetch"), "you are offline"],
  [new Error("The site was renewed."), "The site was renewed."],
  ["odd", "odd"],
])("After %s a reader is told why, and what is kept.", (error, words) => {
  const text = describeFailure(error, 15e6, false);
  expect(text).toContain(words);
  expect(text).toContain("Nothing was kept.");
  expect(describeFailure(error, 15e6, true)).toContain("The older copy is still kept.");
});
