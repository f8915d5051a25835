/** @file An experiment in a frame on another site. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { expectAwake, labAddress, labOn, openLab, quick } from "./lab.ts";

const embedAddress = labAddress.replace("experiments", "embed");

test("the code that a lab gives frames the experiment on another site, with its settings, and it runs there", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openLab(page, quick);
  await page.getByRole("button", { name: "Copy embed code" }).click();
  await expect(page.getByText("Embed code copied.")).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const blog = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end(`<!doctype html><title>Blog</title>${code}`);
  });
  await new Promise<void>((resolve) => blog.listen(0, resolve));
  await page.goto(`http://localhost:${(blog.address() as AddressInfo).port}/`);
  await expect(page.locator("iframe")).toHaveAttribute("src", new RegExp(`${embedAddress}\\?`));
  const inside = page.frameLocator("iframe");
  await inside.locator(".experiment").hover();
  await expect(inside.locator("astro-island[ssr]")).toHaveCount(0);
  await inside.getByRole("button", { name: "Run", exact: true }).click();
  await expect(inside.locator(".bar .state")).toContainText("Your run: seed 1", {
    timeout: 60_000,
  });
  blog.close();
});

test("an embedded experiment has no frame of the site, and is not for search engines", async ({
  page,
}) => {
  await page.goto(embedAddress);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute(
    "href",
    new RegExp(`${labAddress}$`),
  );
});

test("its link opens the whole page in a new tab, with the settings of the moment", async ({
  page,
  context,
}) => {
  await page.goto(`${embedAddress}?theme=dark&samples=12`);
  await expectAwake(page);
  const lab = labOn(page);
  await lab.setting("Samples").press("ArrowRight");
  const opened = context.waitForEvent("page");
  await page.getByRole("contentinfo").getByRole("link").click();
  const whole = await opened;
  await expect(whole).toHaveURL(`${labAddress}?samples=13`);
  expect(await whole.evaluate(() => window.opener)).toBeNull();
});

test("it follows the system's theme, or the one in its address", async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(embedAddress);
  const dark = await paper();
  await page.goto(`${embedAddress}?theme=light`);
  const light = await paper();
  expect(light).not.toBe(dark);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await paper()).toBe(light);
  await page.goto(`${embedAddress}?theme=dark`);
  expect(await paper()).toBe(dark);
  await expect(page.locator(".problems")).toBeHidden();
});

test("it fits frames from narrow to wide", async ({ page }) => {
  await page.goto(embedAddress);
  for (const width of [320, 480, 700, 1200]) {
    await page.setViewportSize({ width, height: 900 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, `${width} px`).toBeLessThanOrEqual(width);
  }
});
