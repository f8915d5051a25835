/** @file A reader types a loss of their own. */
import { expect, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { openLab, runToTheEnd } from "./lab.ts";

const address = "/experiments/volume-scaling/";

test("a typed formula that is none stays in its field, says where it breaks, and changes nothing", async ({
  page,
}) => {
  const lab = await openLab(page, "", address);
  const formula = lab.setting("Your own loss");
  await formula.fill("(w1*w2");
  await formula.press("Enter");
  await expect(lab.settings.getByRole("status")).toContainText(
    "at character 7, expected an operator or ), found the end",
  );
  await expect(formula).toHaveAttribute("aria-invalid", "true");
  expect(new URL(page.url()).search).toBe("");
  expect(await accessibilityFaults(page)).toEqual([]);

  await formula.fill("(w1*w2)^4");
  await formula.press("Enter");
  await expect(formula).toHaveAttribute("aria-invalid", "false");
  expect(new URL(page.url()).searchParams.get("formula")).toBe("(w1*w2)^4");
});

test("a typed loss runs, and its coefficient is fitted", async ({ page }) => {
  const lab = await openLab(page, "loss=typed&decades=8&formula=w1%5E4", address);
  await runToTheEnd(lab);
  await expect(page.locator(".summary").first()).toContainText("For the loss w1^4");
  await expect(page.locator(".summary").first()).toContainText("λ = 0.250");
});

test("an address with a bad formula says so and keeps the default", async ({ page }) => {
  const lab = await openLab(page, "formula=alert(1)", address);
  await expect(lab.problems).toContainText('at character 1, "alert" is none of w1, w2');
  await expect(lab.setting("Your own loss")).toHaveValue("w1^4 + w2^4");
});

test("a loss that is not finite everywhere fails with the place", async ({ page }) => {
  const lab = await openLab(page, "loss=typed&formula=log(w1)", address);
  await lab.run.click();
  await expect(lab.state).toContainText("The loss is NaN at w1 = -1");
  await expect(lab.state).toContainText("The recorded run is shown instead.");
});
