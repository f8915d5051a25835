/** @file The site on paper. */
import { expect, test } from "@playwright/test";
import { essayAddress, labAddress, openLab } from "./lab.ts";

for (const address of [essayAddress, labAddress]) {
  test(`${address} prints its text and figures without what can only be pressed`, async ({
    page,
  }) => {
    await page.goto(address);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const pictures = page.locator(".experiment svg[role=img]");
    for (const picture of await pictures.all()) await expect(picture).toBeVisible();
    expect(await pictures.count()).toBeGreaterThan(2);
    await expect(page.getByRole("banner")).toBeHidden();
    const controls = page.locator("button, input, select");
    await expect(controls.filter({ visible: true })).toHaveCount(0);
  });
}

test("a notice that settings were not accepted prints with the figure", async ({ page }) => {
  const lab = await openLab(page, "samples=900");
  await page.emulateMedia({ media: "print" });
  await expect(lab.problems).toBeVisible();
});

for (const choice of ["system", "toggle"] as const) {
  test(`a page that the ${choice} turned dark prints dark ink`, async ({ page }) => {
    await page.goto(essayAddress);
    if (choice === "system") await page.emulateMedia({ colorScheme: "dark" });
    else await page.getByRole("button", { name: "Dark mode" }).click();
    const ink = () =>
      page.evaluate(() => getComputedStyle(document.body).color.match(/\d+/g)?.map(Number));
    expect(Math.min(...((await ink()) ?? []))).toBeGreaterThan(150);
    await page.emulateMedia({ media: "print" });
    expect(Math.max(...((await ink()) ?? []))).toBeLessThan(100);
  });
}
