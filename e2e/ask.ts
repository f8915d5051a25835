/** @file What the polynomial essay asks, as a reader finds it. */
import { expect, type Page } from "@playwright/test";

export const numberId = "predict-tuned-at-1000";
export const probabilityId = "predict-tuned-saves-more";
export const predictionsAddress = "/predictions/";

/** Find the parts of a question by what they are called. */
export const askOn = (page: Page, id: string) => {
  const ask = page.locator(`form#${id}`);
  return {
    ask,
    guess: ask.getByLabel("Best guess"),
    range: ask.getByLabel("80 % sure within a factor of"),
    probability: ask.getByLabel("Probability in %"),
    commit: ask.getByRole("button", { name: "Commit" }),
    showMe: ask.getByRole("button", { name: "Show me" }),
    change: ask.getByRole("button", { name: "Change my mind" }),
    told: ask.getByRole("region", { name: "Your prediction" }),
    inside: page.locator(`form#${id} + cruxes-reveal > *`).first(),
  };
};

/** Answer 70 % where the outcome is that it is not so. */
export async function say70(page: Page): Promise<void> {
  const { probability, commit, told } = askOn(page, probabilityId);
  await probability.fill("70");
  await commit.click();
  await expect(told).toContainText("You said 70 %.");
}

/** Read what the browser keeps. */
export const stored = (page: Page) => page.evaluate(() => localStorage.getItem("predictions"));
