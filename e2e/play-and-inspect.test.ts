/** @file Connect Four against the network: by mouse, by keyboard, by link. */
import { expect, type Page, test } from "@playwright/test";
import { parsePosition } from "#connect-four";
import { accessibilityFaults } from "./axe.ts";
import { openLab, runToTheEnd } from "./lab.ts";

const address = "/experiments/play-and-inspect/";
/** Fast, and late enough for the solver to be done at once. */
const late = "position=12111674225511&simulations=10";

const column = (page: Page, number: number) =>
  page.getByRole("button", { name: new RegExp(`^Column ${number}, `) });
const movesIn = (page: Page) => new URL(page.url()).searchParams.get("position") ?? "";
const standing = (page: Page) => page.locator(".standing");

test("a stone is put by a press, and the network thinks about what follows", async ({ page }) => {
  await openLab(page, late, address);
  await expect(column(page, 5)).toHaveAccessibleName("Column 5, 2 stones");
  await column(page, 5).click();
  await expect(column(page, 5)).toHaveAccessibleName("Column 5, 3 stones");
  expect(movesIn(page)).toBe("121116742255115");
  await expect(standing(page)).toContainText("The first player played column 5.");
  await expect(page.locator(".thought")).toContainText("With perfect play the position is");
  await expect(
    page.getByRole("table", { name: /121116742255115, the most visited/ }),
  ).toBeVisible();
});

test("the keys play a game against the network, take back, and begin anew", async ({ page }) => {
  await openLab(page, "position=&simulations=2", address);
  await page.getByLabel("Who plays").selectOption("I play first");
  await column(page, 4).focus();
  await page.keyboard.press("4");
  await expect(standing(page)).toContainText(/The network played column \d\. Your turn\./);
  expect(movesIn(page)).toMatch(/^4\d$/);
  await page.keyboard.press("ArrowRight");
  await expect(column(page, 5)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(column(page, 1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => movesIn(page)).toMatch(/^4\d1\d$/);
  await page.getByRole("button", { name: "Take back" }).click();
  await expect.poll(() => movesIn(page)).toMatch(/^4\d$/);
  await expect(standing(page)).toContainText("Your turn.");
  await page.getByLabel("Who plays").selectOption("I play second");
  await page.getByRole("button", { name: "New game" }).click();
  await expect.poll(() => movesIn(page)).toMatch(/^\d$/);
});

test("a game is played to its end, and no stone is put after it", async ({ page }) => {
  await openLab(page, "position=121212&simulations=2", address);
  await column(page, 1).click();
  await expect(standing(page)).toHaveText(/first player played column 1 and won after 7 moves/);
  await expect(column(page, 3)).toHaveAttribute("aria-disabled", "true");
  await column(page, 3).click({ force: true });
  await page.waitForTimeout(300);
  expect(movesIn(page)).toBe("1212121");
});

test("a link restores position, network and search, and Run shows them", async ({ page }) => {
  const lab = await openLab(page, `${late}&checkpoint=0`, address);
  await expect(lab.setting("Position")).toHaveValue("12111674225511");
  await expect(lab.setting("Network after")).toHaveValue("0");
  expect(page.workers()).toHaveLength(0);
  await runToTheEnd(lab);
  await expect(page.locator(".summary")).toContainText("after 10 simulations");
});

test("the recorded run is matched", async ({ page }) => {
  const lab = await openLab(page, "", address);
  await runToTheEnd(lab);
  await expect(lab.state).toContainText("Matches the recorded run");
});

test("moves that are no game are refused where they are typed, and in an address", async ({
  page,
}) => {
  const lab = await openLab(page, "position=4444444", address);
  await expect(lab.problems).toContainText("Column 4 is full, so “4” (character 7)");
  await lab.setting("Position").fill("12121212");
  await lab.setting("Position").blur();
  await expect(lab.settings.getByText(/Not used/)).toContainText("won by the first player");
});

test("the network plays both sides, and a reader walks through its game", async ({ page }) => {
  await openLab(page, late, address);
  await page.getByRole("button", { name: "Let it play both sides" }).click();
  const shown = page.getByRole("img", { name: /game against itself after the moves/ });
  await expect(page.locator(".summary")).toContainText("Its game against itself", {
    timeout: 120_000,
  });
  const label = (await shown.getAttribute("aria-label")) ?? "";
  const moves = label.split(" ").at(-1) ?? "";
  const end = parsePosition(moves);
  expect(end.winner !== 0 || end.ply === 42).toBe(true);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(shown).toHaveAccessibleName(new RegExp(`${moves.slice(0, -1)}$`));
  await page.getByRole("button", { name: "Look at this position" }).click();
  await expect.poll(() => movesIn(page)).toBe(moves.slice(0, -1));
});

test("it gives axe nothing to find, and fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const preset of ["default", "game"])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await openLab(page, `preset=${preset}`, address);
      expect(await accessibilityFaults(page), `${preset}, ${colorScheme}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the recorded position and its tables are there, and no button", async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole("img", { name: /Connect Four after the moves/ })).toBeVisible();
    await expect(page.getByRole("table", { name: /the most visited first/ })).toBeVisible();
    await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
  });
});
