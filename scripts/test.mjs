// @ts-check
/** @file `npm test`: install what is missing, run every check, end with the line "N passed, N failed". */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./bootstrap/browser.mjs";
import { runCommand } from "./bootstrap/command.mjs";
import { ensureDependencies } from "./bootstrap/dependencies.mjs";
import { choosePort } from "./bootstrap/port.mjs";
import { root } from "./bootstrap/root.mjs";
import {
  judgeCommand,
  judgeTests,
  oneFailure,
  tallyPlaywright,
  tallyVitest,
} from "./bootstrap/tally.mjs";

/** @import { Tally } from "./bootstrap/tally.mjs" */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command
 * @property {{ report: string, tally: (report: any) => Tally }} [tests] Where the command counts its tests, and how to read it.
 * @property {string} [needs] The step without whose success this one means nothing.
 */

const unitReport = "test-results/unit.json";
const browserReport = "test-results/browser.json";

/** @type {Step[]} */
const steps = [
  { name: "lint", command: "biome check ." },
  { name: "types in Astro", command: "astro check" },
  { name: "types in Svelte", command: "svelte-check --fail-on-warnings" },
  {
    name: "unit tests",
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${unitReport}`,
    tests: { report: unitReport, tally: tallyVitest },
  },
  { name: "build", command: "astro build" },
  {
    name: "end-to-end tests and budgets",
    command: "playwright test --reporter=list,json",
    tests: { report: browserReport, tally: tallyPlaywright },
    needs: "build",
  },
];

await ensureDependencies();
process.env.CHROMIUM = await ensureBrowser();
process.env.E2E_PORT = `${await choosePort(undefined)}`;
process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = browserReport;

/** @type {Map<string, Tally>} */
const tallies = new Map();
for (const step of steps) {
  console.log(`\n── ${step.name} ──`);
  tallies.set(step.name, await take(step));
}

console.log("\n── result ──");
for (const [name, { passed, failed, reason }] of tallies) {
  console.log(`${name}: ${passed} passed, ${failed} failed${reason ? ` (${reason})` : ""}`);
}
const passed = sum("passed");
const failed = sum("failed");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {Step} step
 * @returns {Promise<Tally>}
 */
async function take({ command, tests, needs }) {
  if (needs && tallies.get(needs)?.failed) return oneFailure(`not run: the ${needs} failed`);
  if (!tests) return judgeCommand(await runCommand(command));
  const file = join(root, tests.report);
  rmSync(file, { force: true });
  const exitCode = await runCommand(command);
  const tally = existsSync(file) ? tests.tally(JSON.parse(readFileSync(file, "utf8"))) : undefined;
  return judgeTests(tally, exitCode);
}

/** @param {"passed" | "failed"} outcome */
function sum(outcome) {
  return [...tallies.values()].reduce((total, tally) => total + tally[outcome], 0);
}
