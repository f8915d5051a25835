import { expect, type Page, test } from "@playwright/test";

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const toggle = (page: Page) => page.getByRole("button", { name: "Dark mode" });

/** The background of the page under each setting of the system. */
async function papers(page: Page) {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await paper(page);
  await page.emulateMedia({ colorScheme: "dark" });
  return { light, dark: await paper(page) };
}

test.beforeEach(({ page }) => page.goto("/method/"));

test("the page follows the system until a reader chooses", async ({ page }) => {
  const { light, dark } = await papers(page);
  expect(light).not.toBe(dark);
  await expect(toggle(page)).toHaveAttribute("aria-pressed", "true");
  await page.emulateMedia({ colorScheme: "light" });
  await expect(toggle(page)).toHaveAttribute("aria-pressed", "false");
});

for (const [system, chosen] of [
  ["light", "dark"],
  ["dark", "light"],
] as const) {
  test(`the toggle turns a ${system} page ${chosen}, and it stays so on the next page`, async ({
    page,
  }) => {
    const expected = (await papers(page))[chosen];
    await page.emulateMedia({ colorScheme: system });
    await toggle(page).click();
    const pressed = `${chosen === "dark"}`;
    for (const address of ["/method/", "/"]) {
      expect(await paper(page)).toBe(expected);
      await expect(toggle(page)).toHaveAttribute("aria-pressed", pressed);
      await page.goto(address);
    }
    await page.reload();
    expect(await paper(page)).toBe(expected);
  });
}

test("the toggle turns the page back", async ({ page }) => {
  const before = await paper(page);
  await toggle(page).click();
  expect(await paper(page)).not.toBe(before);
  await toggle(page).click();
  expect(await paper(page)).toBe(before);
});

test("a browser that stores nothing still shows the page and turns it dark", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await page.reload();
  const { dark } = await papers(page);
  await page.emulateMedia({ colorScheme: "light" });
  await toggle(page).click();
  expect(await paper(page)).toBe(dark);
  expect(errors).toEqual([]);
});
