/** @file The run of the recorded settings, once in full: Chromium against the recording. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { watchAnimation } from "./animation-gaps.ts";
import { openLab, runToTheEnd } from "./lab.ts";

test("the recorded settings give the recorded numbers, and the page stays awake meanwhile", async ({
  page,
}) => {
  const lab = await openLab(page);
  await expect(lab.setting("Preset")).toHaveValue("default");
  const longestGap = await watchAnimation(page);
  const began = Date.now();
  await runToTheEnd(lab);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const gap = await longestGap();
  console.log(`default run: ${seconds} s, at most ${Math.round(gap)} ms between animation frames`);
  expect(gap).toBeLessThan(1000);
  await expect(lab.state).toContainText(
    /Matches the recorded run: (\d+) of \1 measured values agree/,
  );

  const recorded = JSON.parse(
    readFileSync("src/experiments/polynomial-vs-network/recorded/default.json", "utf8"),
  );
  const rows = lab.measured.locator("tbody tr");
  await expect(rows).toHaveCount(recorded.measured.length);
  await expect(rows.filter({ hasText: "matches" })).toHaveCount(recorded.measured.length);
});
