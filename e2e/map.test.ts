/** @file The debate map: a picture on wide screens, a list on phones. */
import { expect, type Locator, test } from "@playwright/test";
import { readPoints } from "#content/points.ts";
import { readClaims } from "./claims.ts";

const { points } = readPoints();
const claims = readClaims();
const links = points.flatMap(({ id, links }) =>
  links.map(({ from, to, claim, note }) => ({ from: `${id}.${from}`, to: `${to}.${claim}`, note })),
);
const [link] = links;
if (!link) throw new Error("The debate has no links to test.");

/** The claim with that id, say `polynomial.S`. */
const claimBox = (map: Locator, id: string) => map.locator(`[data-claim="${id}"]`);

test.describe("on a wide screen", () => {
  test.use({ viewport: { width: 1440, height: 900 } });
  test.beforeEach(({ page }) => page.goto("/"));

  test("every claim stands in the picture, and no two cover each other", async ({ page }) => {
    const boxes = page.locator(".map .claim");
    await expect(boxes).toHaveCount(claims.length);
    const places = await boxes.evaluateAll((elements) =>
      elements.map((element) => ({
        text: element.textContent,
        ...element.getBoundingClientRect().toJSON(),
      })),
    );
    const covered = places.flatMap((a, i) =>
      places.slice(i + 1).flatMap((b) => {
        const apart =
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        return apart ? [] : [`"${a.text}" and "${b.text}"`];
      }),
    );
    expect(covered).toEqual([]);
  });

  test("every link is drawn from one claim to the other", async ({ page }) => {
    const drawn = await page.locator(".map .link").evaluateAll((paths) =>
      paths.map((path) => {
        if (!(path instanceof SVGPathElement)) throw new Error("A link is not a path.");
        const { from = "", to = "" } = path.dataset;
        /** How far an end of the path is from the box of a claim, in pixels. */
        const gap = (length: number, claim: string) => {
          const end = path
            .getPointAtLength(length)
            .matrixTransform(path.getScreenCTM() ?? undefined);
          const box = document.querySelector(`[data-claim="${claim}"]`)?.getBoundingClientRect();
          if (!box) return Number.POSITIVE_INFINITY;
          return Math.hypot(
            Math.max(box.left - end.x, end.x - box.right, 0),
            Math.max(box.top - end.y, end.y - box.bottom, 0),
          );
        };
        const isVisible = path.checkVisibility({ opacityProperty: true });
        return { from, to, isVisible, gaps: [gap(0, from), gap(path.getTotalLength(), to)] };
      }),
    );
    const pairs = (list: { from: string; to: string }[]) =>
      list.map(({ from, to }) => `${from} ${to}`).sort();
    expect(pairs(drawn)).toEqual(pairs(links));
    expect(drawn.filter(({ isVisible }) => !isVisible)).toEqual([]);
    expect(drawn.filter(({ gaps }) => Math.max(...gaps) > 12)).toEqual([]);
  });

  test("Tab reaches every claim in the order of the conversation", async ({ page }) => {
    const reached: string[] = [];
    for (let stop = 0; stop < 200 && reached.length < claims.length; stop++) {
      await page.keyboard.press("Tab");
      const claim = await page.evaluate(() => document.activeElement?.getAttribute("data-claim"));
      if (claim) reached.push(claim);
    }
    expect(reached).toEqual(claims.map(({ point, side }) => `${point}.${side}`));
  });

  for (const way of ["focus", "hover"] as const) {
    test(`a claim under the ${way} shows its links alone and says what they are`, async ({
      page,
    }) => {
      const map = page.locator(".map");
      await claimBox(map, link.from)[way]();
      const mine = links.filter(({ from, to }) => [from, to].includes(link.from));
      await expect(map.locator(".link.on")).toHaveCount(mine.length);
      for (const { from, to, note } of mine) {
        await expect(map.locator(`.link.on[data-from="${from}"][data-to="${to}"]`)).toHaveCount(1);
        await expect(page.locator(".told")).toContainText(note);
      }
      const far = map.locator(".link:not(.on)").first();
      await expect(far).toHaveCSS("opacity", /^0\.[01]/);
    });
  }

  test("Enter on a claim leads to it on the page of its point", async ({ page }) => {
    await claimBox(page.locator(".map"), link.from).focus();
    await page.keyboard.press("Enter");
    const [id, side] = link.from.split(".");
    await expect(page).toHaveURL(`/points/${id}/#${side?.toLowerCase()}`);
    await expect(page.locator(`#${side?.toLowerCase()}`)).toBeInViewport();
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test.beforeEach(({ page }) => page.goto("/"));

  test("the claims are a plain list, one below the other, and the links are not drawn", async ({
    page,
  }) => {
    await expect(page.locator(".map .links")).toBeHidden();
    const tops = await page
      .locator(".map .claim")
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().top));
    expect(tops).toHaveLength(claims.length);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(new Set(tops).size).toBe(tops.length);
  });

  test("a tap on a question leads to the page of its point", async ({ page }) => {
    const [point] = points;
    await page.getByText(point?.question ?? "").tap();
    await expect(page).toHaveURL(`/points/${point?.id}/`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(point?.question ?? "");
  });
});
