/** @file What an essay asks before it shows a result. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { askOn, numberId, predictionsAddress, probabilityId, say70, stored } from "./ask.ts";
import { accessibilityFaults } from "./axe.ts";
import { essayAddress } from "./lab.ts";
import { logTrouble } from "./trouble-log.ts";

test("what is asked is hidden from the start, and the pages that ask stay light", async ({
  page,
}) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(essayAddress, { waitUntil: "networkidle" });
  for (const id of [numberId, probabilityId]) {
    await expect(askOn(page, id).commit).toBeVisible();
    await expect(askOn(page, id).inside).toBeHidden();
  }
  expect(requests.filter((url) => /answer/.test(url))).toEqual([]);
});

test("a number is committed, shown with its difference and score, and stays so", async ({
  page,
}) => {
  const trouble = logTrouble(page);
  await page.goto(essayAddress);
  const { guess, range, commit, told, inside } = askOn(page, numberId);
  await guess.fill("0.01");
  await range.fill("4");
  await commit.click();
  await expect(told).toContainText("You said 0.010, and with 80 % between 0.0025 and 0.040.");
  await expect(told).toContainText(
    /We measured 0\.0011: a factor of 8\.9 below your guess, outside/,
  );
  // log10(16) wide, and ten times log10(0.0025 / 0.001125) beside it.
  await expect(told).toContainText("Interval score 4.67 powers of ten.");
  await expect(inside).toBeVisible();
  await page.reload();
  await expect(inside).toBeVisible();
  await expect(told).toContainText("Interval score 4.67");
  await expect(commit).toBeHidden();
  expect(trouble).toEqual([]);
});

test("a probability is scored, and of two answers the first counts", async ({ page }) => {
  await page.goto(essayAddress);
  await say70(page);
  const { change, probability, commit, told } = askOn(page, probabilityId);
  await expect(told).toContainText(
    "It is not so. Brier score 0.49, logarithmic score 1.20.".slice(0, 13),
  );
  await expect(told).toContainText("Brier score 0.49, logarithmic score 1.20.");
  await change.click();
  await probability.fill("5");
  await commit.click();
  await expect(told).toContainText("You said 70 %.");
  await expect(told).toContainText("Later you said 5 %.");
  await expect(told).toContainText("Brier score 0.49");
});

test("an answer that is none is refused in words, and nothing is shown or kept", async ({
  page,
}) => {
  await page.goto(essayAddress);
  const { ask, guess, range, commit, inside } = askOn(page, numberId);
  await guess.fill("-2");
  await range.fill("3");
  await commit.click();
  await expect(ask.getByRole("alert")).toHaveText(
    "Give a number above zero, and a factor above one.",
  );
  await expect(guess).toBeFocused();
  await expect(inside).toBeHidden();
  expect(await stored(page)).toBeNull();
});

test("who wants to see first does, at once and at the next visit", async ({ page }) => {
  await page.goto(essayAddress);
  const { showMe, inside, told } = askOn(page, numberId);
  await showMe.click();
  await expect(inside).toBeVisible();
  await expect(told).toContainText("You chose to see it first.");
  await page.reload();
  await expect(inside).toBeVisible();
  await expect(told).toContainText("You chose to see it first.");
});

for (const id of ["fig-bits", "prior-not-polynomial"]) {
  test(`a link to ${id}, inside what is hidden, shows it`, async ({ page }) => {
    await page.goto(`${essayAddress}#${id}`);
    await expect(page.locator(`#${id}`)).toBeInViewport();
    await page.goto("/");
    await page.goto(essayAddress);
    await expect(page.locator(`#${id}`)).toBeHidden();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await expect(page.locator(`#${id}`)).toBeInViewport();
    expect(await stored(page)).toBeNull();
  });
}

test("an answer is given with the keyboard alone, and the focus is never lost", async ({
  page,
}) => {
  await page.goto(essayAddress);
  const { probability, told, change } = askOn(page, probabilityId);
  await probability.focus();
  await page.keyboard.type("20");
  await page.keyboard.press("Enter");
  await expect(told).toBeFocused();
  await expect(told).toContainText("You said 20 %.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(change).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(probability).toBeFocused();
});

for (const broken of ["{", '{"version":2,"predictions":{"predict-tuned-at-1000":{}}}', "null"]) {
  test(`a storage that holds ${broken} breaks nothing and is not destroyed`, async ({ page }) => {
    const trouble = logTrouble(page);
    await page.goto(predictionsAddress);
    await page.evaluate((text) => localStorage.setItem("predictions", text), broken);
    await page.goto(essayAddress);
    await say70(page);
    await page.goto(predictionsAddress);
    await expect(page.locator(".own li")).toHaveCount(1);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the unreadable" }).click();
    expect(readFileSync(await (await saving).path(), "utf8")).toBe(broken);
    await page.getByRole("button", { name: "Delete the unreadable" }).click();
    await expect(page.getByRole("button", { name: "Delete the unreadable" })).toBeHidden();
    await expect(page.locator(".own li")).toHaveCount(1);
    expect(trouble).toEqual([]);
  });
}

test("a browser that keeps nothing still shows and scores", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  const trouble = logTrouble(page);
  await page.goto(essayAddress);
  await say70(page);
  await expect(askOn(page, probabilityId).told).toContainText("This browser keeps nothing");
  await expect(askOn(page, probabilityId).inside).toBeVisible();
  expect(trouble).toEqual([]);
});

test("an answer keeps the value that it was scored against", async ({ page }) => {
  await page.goto(essayAddress);
  await say70(page);
  await page.evaluate(() => {
    const text = localStorage.getItem("predictions") ?? "";
    localStorage.setItem("predictions", text.replace('"outcome":false', '"outcome":true'));
  });
  await page.reload();
  const { told } = askOn(page, probabilityId);
  await expect(told).toContainText("It is so.");
  await expect(told).toContainText("Brier score 0.09");
  await expect(told).toContainText("What we measured has changed since");
});

for (const width of [1440, 360]) {
  test(`an answered essay fits ${width} px and gives axe nothing to find`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(essayAddress);
    await say70(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    const { commit, showMe } = askOn(page, numberId);
    for (const button of [commit, showMe])
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(page), colorScheme).toEqual([]);
    }
  });
}

test("nothing moves by itself, whether an answer is kept or not", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        (window as unknown as { shift: number }).shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const shift = () => page.evaluate(() => (window as unknown as { shift: number }).shift);
  for (const address of [`${essayAddress}#${probabilityId}`, predictionsAddress]) {
    await page.goto(address, { waitUntil: "networkidle" });
    expect(await shift(), address).toBeLessThan(0.02);
  }
  await page.goto(essayAddress);
  await say70(page);
  for (const address of [`${essayAddress}#${probabilityId}`, predictionsAddress]) {
    await page.goto("/method/");
    await page.goto(address, { waitUntil: "networkidle" });
    expect(await shift(), `${address} with an answer`).toBeLessThan(0.02);
  }
});

test("on paper everything stands, without the questions", async ({ page }) => {
  await page.goto(essayAddress);
  await page.emulateMedia({ media: "print" });
  for (const id of [numberId, probabilityId]) {
    await expect(askOn(page, id).inside).toBeVisible();
    await expect(askOn(page, id).ask).toBeHidden();
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("everything is there, and nothing can be answered", async ({ page }) => {
    await page.goto(essayAddress);
    for (const id of [numberId, probabilityId]) {
      await expect(askOn(page, id).inside).toBeVisible();
      await expect(askOn(page, id).commit).toBeHidden();
    }
    await page.goto(predictionsAddress);
    await expect(page.locator("noscript > p")).toContainText("Answering needs JavaScript");
    for (const id of [numberId, probabilityId])
      await expect(page.locator(`.questions a[href="${essayAddress}#${id}"]`)).toBeVisible();
  });
});
