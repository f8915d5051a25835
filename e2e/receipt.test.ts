/** @file A receipt carries a run from one reader to another. */
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { labAddress, openLab, quick, quickSettings, runToTheEnd } from "./lab.ts";

test.describe.configure({ mode: "serial" });

let receipt = "";

const field = (page: Page) => page.getByLabel("Compare with another reader");
const give = (page: Page, text: string, name = "receipt.json") =>
  field(page).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: "receipt" });

/** Change the parsed receipt and write it again. */
function altered(change: (receipt: Record<string, unknown>) => void): string {
  const copy = JSON.parse(receipt);
  change(copy);
  return JSON.stringify(copy);
}

test("a finished run has a receipt with its settings, numbers and circumstances", async ({
  page,
}) => {
  const lab = await openLab(page, quick);
  await runToTheEnd(lab);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download receipt" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("polynomial-vs-network-receipt.json");
  receipt = readFileSync(await file.path(), "utf8");
  expect(JSON.parse(receipt)).toMatchObject({
    experiment: "polynomial-vs-network",
    params: quickSettings,
    seed: 1,
    engine: { backend: "wasm" },
    userAgent: expect.stringContaining("Chrome"),
    codeHash: expect.any(String),
    elapsedMs: expect.any(Number),
    finishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

test("dropped on another reader's page it offers its settings, and the same run matches it", async ({
  page,
}) => {
  const lab = await openLab(page);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "receipt.json", { type: "application/json" }));
    return transfer;
  }, receipt);
  const place = page.locator("label").filter({ has: page.locator("input[type=file]") });
  await place.dispatchEvent("dragover", { dataTransfer: data });
  await place.dispatchEvent("drop", { dataTransfer: data });
  await expect(page.getByText("There is no run with the settings of this receipt")).toBeVisible();

  await page.getByRole("button", { name: "Use its settings" }).click();
  await expect(page).toHaveURL(`${labAddress}?${quick}`);
  await runToTheEnd(lab);
  await expect(
    page.getByText(/^Matches your run: (\d+) of \1 measured values agree/),
  ).toBeVisible();

  await give(
    page,
    altered(({ measured }) => doubleFirst(measured)),
  );
  await expect(page.getByText(/^Drifts from your run: 1 of/)).toBeVisible();

  await page.getByRole("button", { name: "Remove receipt" }).click();
  await expect(page.getByText(/^Drifts from your run/)).toBeHidden();
});

function doubleFirst(measured: unknown): void {
  const [first] = measured as { value: number; tolerance: number }[];
  if (first) first.value *= 2 + first.tolerance;
}

test("a file that is no receipt is refused with what was received and what is accepted", async ({
  page,
}) => {
  await openLab(page);
  for (const [text, ...words] of [
    ["hello", "not JSON"],
    ["[]", "received []", "a JSON object"],
    ["{}", "kind and version", "cruxes-run-receipt"],
    [altered((json) => Object.assign(json, { experiment: "other" })), 'received "other"'],
    [altered((json) => Object.assign(json, { seed: -1 })), 'seed: received "-1"', "whole number"],
    [altered((json) => Object.assign(json.params as object, { samples: 900 })), "900", "8 to 60"],
    [altered((json) => Object.assign(json, { measured: "none" })), "measured", "a list"],
    [altered((json) => Object.assign(json, { measured: [{ id: 1 }] })), "measured 0"],
  ] as const) {
    await give(page, text);
    for (const said of words) await expect(refusal(page), text.slice(0, 60)).toContainText(said);
  }
  await give(page, receipt);
  await expect(refusal(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Use its settings" })).toBeVisible();
});

test("a file that is too large to be a receipt is refused before it is read", async ({ page }) => {
  await openLab(page);
  const file = {
    name: "large.json",
    mimeType: "application/json",
    buffer: Buffer.alloc(5_000_001, " "),
  };
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("alert")).toContainText("large.json is larger than 5 MB");
});
