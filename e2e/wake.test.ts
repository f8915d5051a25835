/** @file Every experiment and every essay comes to life at the first touch. */
import { expect, test } from "@playwright/test";
import { readSite } from "./budgets/site.ts";
import { expectAwake } from "./lab.ts";
import { logTrouble } from "./trouble-log.ts";

const addresses = [...readSite("dist").pages]
  .filter(([, page]) => page.querySelector(".experiment") !== null)
  .map(([address]) => address)
  .filter((address) => !address.startsWith("/embed/"));

for (const address of addresses)
  test(`${address} wakes without complaint`, async ({ page }) => {
    const trouble = logTrouble(page);
    await page.goto(address);
    for (const experiment of await page.locator(".experiment").all()) await experiment.hover();
    await expectAwake(page);
    expect(trouble).toEqual([]);
  });
