// @ts-check

/**
 * How many checks a step of `npm test` passed and failed.
 * @typedef {{ passed: number, failed: number, reason?: string }} Tally
 */

/**
 * Count the tests of a Vitest JSON report; a skipped test and a file that did not load have failed.
 * @param {{
 *   numTotalTests: number,
 *   numPassedTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[],
 * }} report
 * @returns {Tally}
 */
export function tallyVitest({ numTotalTests, numPassedTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length };
}

/**
 * Count the tests of a Playwright JSON report; a skipped or flaky test has failed, as has an error outside any test.
 * @param {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   errors: unknown[],
 * }} report
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, errors }) {
  const { expected, unexpected, flaky, skipped } = stats;
  return { passed: expected, failed: unexpected + flaky + skipped + errors.length };
}

/**
 * Judge a test runner by its count and its exit code: it must have found tests, and said so when it failed.
 * @param {Tally | undefined} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
export function judgeTests(tally, exitCode) {
  if (tally === undefined) return oneFailure(`ended with code ${exitCode} and left no report`);
  if (tally.passed + tally.failed === 0) return oneFailure("found no tests");
  if (tally.failed === 0 && exitCode !== 0) {
    return { ...tally, failed: 1, reason: `every test passed, yet it ended with code ${exitCode}` };
  }
  return tally;
}

/**
 * Judge a command that is one check by itself.
 * @param {number} exitCode
 * @returns {Tally}
 */
export function judgeCommand(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : oneFailure(`ended with code ${exitCode}`);
}

/**
 * Count a step as one failed check.
 * @param {string} reason
 * @returns {Tally}
 */
export function oneFailure(reason) {
  return { passed: 0, failed: 1, reason };
}
