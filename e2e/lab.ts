/** @file An experiment as a reader finds it on a page. */
import { expect, type Page } from "@playwright/test";
import { about } from "#experiments/polynomial-vs-network/about.ts";

export const labAddress = "/experiments/polynomial-vs-network/";
export const essayAddress = "/essays/polynomial/";

const { samples, steps, repeats } = about.params;

/** Settings with which a whole run takes a second or two. */
export const quickSettings = {
  samples: samples.min,
  width: 2,
  steps: steps.min,
  repeats: repeats.min,
};
export const quick = Object.entries(quickSettings)
  .map(([name, value]) => `${name}=${value}`)
  .join("&");
/** Settings with which frames come fast, and a run goes on for longer than a test looks at it. */
export const long = `width=10&steps=${steps.max}&repeats=${repeats.min}`;

/** Find the parts of an experiment by what they are called. */
export function labOn(page: Page) {
  const settings = page.getByRole("group", { name: "Settings" });
  return {
    settings,
    moreSettings: settings.getByText("More settings"),
    setting: (label: string) => settings.getByLabel(label, { exact: true }),
    run: page.getByRole("button", { name: "Run", exact: true }),
    restart: page.getByRole("button", { name: "Restart" }),
    pause: page.getByRole("button", { name: "Pause" }),
    resume: page.getByRole("button", { name: "Resume" }),
    cancel: page.getByRole("button", { name: "Cancel" }),
    progress: page.getByRole("progressbar", { name: "Progress of the run" }),
    /** Where the run stands, in words. */
    state: page.locator(".bar .state"),
    problems: page.locator(".problems"),
    pictures: page.locator(".experiment svg[role=img]"),
    measured: page.getByRole("table", { name: "Measured values, recorded and yours" }),
  };
}

export type Lab = ReturnType<typeof labOn>;

/** Run an experiment to its end. */
export async function runToTheEnd(lab: Lab): Promise<void> {
  await lab.run.click();
  await expect(lab.state).toContainText(ending, { timeout: 180_000 });
}

/** What is said of a run that has ended well. */
const ending = /^ *(Matches|Drifts from|No recorded run has these settings)/;

/** Open an experiment with settings in its address, and wake it. */
export async function openLab(page: Page, query = "", address = labAddress): Promise<Lab> {
  await page.goto(`${address}${query && `?${query}`}`);
  await page.locator(".experiment").first().hover();
  await expectAwake(page);
  return labOn(page);
}

/** Wait until every experiment on a page has come to life. */
export async function expectAwake(page: Page): Promise<void> {
  await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
}
