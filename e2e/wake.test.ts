/** @file Every experiment comes to life at the first touch. */
import { expect, test } from "@playwright/test";
import { readSite } from "./budgets/site.ts";
import { expectAwake } from "./lab.ts";
import { logTrouble } from "./trouble-log.ts";

const addresses = [...readSite("dist").pages.keys()].filter((address) =>
  /^\/experiments\/./.test(address),
);

for (const address of addresses)
  test(`${address} wakes without complaint`, async ({ page }) => {
    const trouble = logTrouble(page);
    await page.goto(address);
    await page.locator(".experiment").first().hover();
    await expectAwake(page);
    expect(trouble).toEqual([]);
  });
