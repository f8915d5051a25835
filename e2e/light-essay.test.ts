/** @file What is left out of an essay's HTML and CSS is not missed. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { MdastNode } from "satteri";
import { parseEssay } from "#citable/block.ts";
import { readSite } from "./budgets/site.ts";
import { essayAddress, expectAwake } from "./lab.ts";

// The whole style sheet of KaTeX comes from the test, not from the site.
test.use({ bypassCSP: true });

const essays = [...readSite("dist").pages.keys()].filter((page) => /^\/essays\/./.test(page));
const wholeKatex = readFileSync("node_modules/katex/dist/katex.min.css", "utf8");

for (const address of essays) {
  test(`${address}: formulas look as with the whole of KaTeX's style sheet`, async ({ page }) => {
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    const boxes = () =>
      page.locator(".katex *").evaluateAll((parts) =>
        parts.map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          return `${part.className} ${x} ${y} ${width} ${height} ${getComputedStyle(part).font}`;
        }),
      );
    const trimmed = await boxes();
    // Its fonts are those of the page; their addresses would lead nowhere.
    await page.evaluate(
      (css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      },
      wholeKatex.replace(/@font-face\{[^}]*\}/g, ""),
    );
    expect(await boxes()).toEqual(trimmed);
  });

  test(`${address}: every formula carries its TeX as it was written`, async ({ page }) => {
    await page.goto(address);
    const source = readFileSync(`src/content${address}index.mdx`, "utf8");
    const written = formulas(parseEssay(source.replace(/^---\n[\s\S]*?\n---\n/, "")));
    const kept = await page.locator("article annotation").allTextContents();
    expect(kept.map((tex) => tex.trim())).toEqual(written);
  });
}

test("waking an experiment moves nothing, and its numbers then open in place", async ({ page }) => {
  await page.goto(essayAddress);
  const places = () =>
    page.locator("h2, figure, .experiment summary, .experiment .chart").evaluateAll((parts) =>
      parts.map((part) => {
        const { y, height } = part.getBoundingClientRect();
        return [y + scrollY, height];
      }),
    );
  const figure = page.locator(".experiment").first();
  await figure.scrollIntoViewIfNeeded();
  const before = await places();
  await figure.hover();
  await expectAwake(page);
  expect(await places()).toEqual(before);

  await expect(figure.locator("table")).toHaveCount(0);
  await figure.getByText("The recorded run in numbers").click();
  await expect(figure.locator("table")).toBeVisible();
  await expect(page).toHaveURL(essayAddress);
});

test("numbers that a reader opened before the program came are filled in", async ({ page }) => {
  await page.goto(essayAddress);
  const figure = page.locator(".experiment").first();
  await figure
    .locator("details")
    .first()
    .evaluate((fold) => fold.toggleAttribute("open", true));
  await expect(figure.getByRole("link", { name: "The numbers" })).toBeVisible();
  await figure.hover();
  await expect(figure.locator("table")).toBeVisible();
});

function formulas(node: MdastNode): string[] {
  if (node.type === "math" || node.type === "inlineMath") return [node.value.trim()];
  return "children" in node ? node.children.flatMap(formulas) : [];
}
