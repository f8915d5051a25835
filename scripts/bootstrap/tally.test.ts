import { expect, test } from "vitest";
import { judgeCommand, judgeTests, tallyPlaywright, tallyVitest } from "./tally.mjs";

const file = (status: string, ...assertionResults: unknown[]) => ({ status, assertionResults });

test("Vitest's passed tests pass and all others, the skipped ones too, fail", () => {
  const report = { numTotalTests: 9, numPassedTests: 6, testResults: [file("passed", {})] };
  expect(tallyVitest(report)).toEqual({ passed: 6, failed: 3 });
});

test("a test file that does not load is one failure", () => {
  const testResults = [file("passed", {}), file("failed")];
  const report = { numTotalTests: 1, numPassedTests: 1, testResults };
  expect(tallyVitest(report)).toEqual({ passed: 1, failed: 1 });
});

test("a failed test is not counted again for its file", () => {
  const report = { numTotalTests: 1, numPassedTests: 0, testResults: [file("failed", {})] };
  expect(tallyVitest(report)).toEqual({ passed: 0, failed: 1 });
});

test("Playwright's unexpected, flaky and skipped tests fail, as does an error outside them", () => {
  const stats = { expected: 10, unexpected: 1, flaky: 2, skipped: 4 };
  expect(tallyPlaywright({ stats, errors: [{}] })).toEqual({ passed: 10, failed: 8 });
});

test("a runner whose tests all passed is taken at its word", () => {
  expect(judgeTests({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
});

test("a runner that found no tests has failed", () => {
  expect(judgeTests({ passed: 0, failed: 0 }, 0)).toEqual({
    passed: 0,
    failed: 1,
    reason: "found no tests",
  });
});

test("a runner that left no report has failed", () => {
  expect(judgeTests(undefined, 134)).toMatchObject({ passed: 0, failed: 1 });
});

test("a runner that fails although its tests passed is one failure more", () => {
  expect(judgeTests({ passed: 3, failed: 0 }, 1)).toMatchObject({ passed: 3, failed: 1 });
});

test("a runner with failed tests is not counted again for its exit code", () => {
  expect(judgeTests({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
});

test("a command is one check, decided by its exit code", () => {
  expect(judgeCommand(0)).toEqual({ passed: 1, failed: 0 });
  expect(judgeCommand(2)).toEqual({ passed: 0, failed: 1, reason: "ended with code 2" });
});
