/** @file The whole state of an experiment is in its address. */
import { expect, type Page, test } from "@playwright/test";
import { about } from "#experiments/polynomial-vs-network/about.ts";
import { accessibilityFaults } from "./axe.ts";
import { essayAddress, type Lab, labAddress, openLab } from "./lab.ts";

/** Open the address of a page as another reader would, and find the experiment there. */
async function openElsewhere(page: Page): Promise<Lab> {
  const context = await page.context().browser()?.newContext();
  const other = await context?.newPage();
  if (!other) throw new Error("The browser opened no second window.");
  const { pathname, search } = new URL(page.url());
  return openLab(other, search.slice(1), new URL(pathname, page.url()).href);
}

test("every kind of setting goes into the address, and comes out of it elsewhere", async ({
  page,
}) => {
  const { samples, width } = about.params;
  const { seed } = about.presets.default;
  const lab = await openLab(page);
  await lab.setting("Samples").press("ArrowRight");
  await lab.setting("Noise, as a number").fill("0.2");
  await lab.setting("Noise, as a number").blur();
  await lab.setting("Basis").selectOption("Chebyshev");
  await lab.moreSettings.click();
  await lab.settings.getByRole("button", { name: "Next seed" }).click();
  const more = samples.default + samples.step;
  await expect(page).toHaveURL(
    `${labAddress}?samples=${more}&noise=0.2&basis=chebyshev&seed=${seed + 1}`,
  );

  const other = await openElsewhere(page);
  await expect(other.setting("Samples, as a number")).toHaveValue(`${more}`);
  await expect(other.setting("Samples")).toHaveAttribute("aria-valuetext", `${more}`);
  await expect(other.setting("Noise, as a number")).toHaveValue("0.2");
  await expect(other.setting("Basis")).toHaveValue("chebyshev");
  await expect(other.setting("Seed")).toHaveValue(`${seed + 1}`);
  await expect(other.setting("Network width, as a number")).toHaveValue(`${width.default}`);
  await expect(other.problems).toBeHidden();
});

test("a preset goes into the address as its settings, and is recognised elsewhere", async ({
  page,
}) => {
  const { label, params } = about.presets.cubic;
  const lab = await openLab(page);
  await lab.setting("Preset").selectOption(label);
  for (const [name, value] of Object.entries(params))
    await expect(page).toHaveURL(({ searchParams }) => searchParams.get(name) === `${value}`);
  const other = await openElsewhere(page);
  await expect(other.setting("Preset")).toHaveValue("cubic");
});

test("going back to the default settings empties the address", async ({ page }) => {
  const lab = await openLab(page, "samples=12");
  await lab.setting("Preset").selectOption(about.presets.default.label);
  await expect(page).toHaveURL(labAddress);
});

test("Copy link copies the address of these settings", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const lab = await openLab(page);
  await lab.setting("Samples").press("Home");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  expect(copied).toContain(`samples=${about.params.samples.min}`);
});

test("an essay's address carries settings beside its fragment", async ({ page }) => {
  const lab = await openLab(page, "samples=12&v=1#fig-fit", essayAddress);
  await expect(lab.setting("Samples, as a number")).toHaveValue("12");
  await expect(lab.problems).toBeHidden();
  await lab.setting("Samples").press("ArrowRight");
  await expect(page).toHaveURL(`${essayAddress}?v=1&samples=13#fig-fit`);
});

test("what an address asks in vain is named, takes its default and leaves the rest", async ({
  page,
}) => {
  const refused = {
    "samples=900": ['received "900"', "8 to 60 in steps of 1"],
    "noise=much": ['received "much"', "0 to 0.5 in steps of 0.01"],
    "basis=%3Ci%3E": ['received "<i>"', "monomial, legendre, chebyshev"],
    "seed=-1": ['received "-1"', "a whole number from 0 to 4294967295"],
    "preset=best": ['received "best"', "default, runge"],
    "colour=red": ["no such parameter", "target, samples"],
  };
  const lab = await openLab(page, `${Object.keys(refused).join("&")}&width=7`);
  await expect(lab.problems.getByRole("listitem")).toHaveCount(Object.keys(refused).length);
  for (const [query, words] of Object.entries(refused)) {
    const name = query.slice(0, query.indexOf("="));
    const problem = lab.problems.getByRole("listitem").filter({ hasText: `${name}: ` });
    for (const said of words) await expect(problem).toContainText(said);
  }
  const { samples, noise, basis } = about.params;
  await expect(lab.setting("Samples, as a number")).toHaveValue(`${samples.default}`);
  await expect(lab.setting("Noise, as a number")).toHaveValue(`${noise.default}`);
  await expect(lab.setting("Basis")).toHaveValue(basis.default);
  await expect(lab.setting("Network width, as a number")).toHaveValue("7");
  await lab.moreSettings.click();
  await expect(lab.setting("Seed")).toHaveValue(`${about.presets.default.seed}`);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("keys that are not ours survive a change of settings", async ({ page }) => {
  const lab = await openLab(page, "from=forum&samples=20");
  await expect(lab.problems).toContainText("from: no such parameter");
  await lab.setting("Samples").press("ArrowRight");
  await expect(page).toHaveURL(`${labAddress}?from=forum&samples=21`);
});

test("a number typed out of range snaps to the nearest that is accepted", async ({ page }) => {
  const lab = await openLab(page);
  const samples = lab.setting("Samples, as a number");
  await samples.fill("1000");
  await samples.blur();
  await expect(samples).toHaveValue("60");
  await samples.fill("");
  await samples.blur();
  await expect(samples).toHaveValue("60");
  await expect(page).toHaveURL(`${labAddress}?samples=60`);
});
