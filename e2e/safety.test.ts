/** @file What a page may do, as the browser enforces it; and that it does nothing that needs leave. */
import { expect, type Page, test } from "@playwright/test";
import { readSite } from "./budgets/site.ts";
import { applyHeaders, headersFor } from "./host-headers.ts";
import { essayAddress, expectAwake, labAddress, openLab, quick, runToTheEnd } from "./lab.ts";
import { logTrouble } from "./trouble-log.ts";

const embedAddress = labAddress.replace("experiments", "embed");
const { pages } = readSite("dist");

/** One page of every kind: pages made by one template are alike. */
const kinds = [...Map.groupBy(pages.keys(), (address) => address.split("/").slice(0, 2).join("/"))]
  .flatMap(([, addresses]) => [addresses[0], addresses.at(-1)])
  .filter((address) => address !== undefined);

/** Note every breach of the policy. */
async function hearBreaches(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const breaches: string[] = [];
    Object.assign(window, { breaches });
    document.addEventListener("securitypolicyviolation", (event) =>
      breaches.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return () => page.evaluate(() => Reflect.get(window, "breaches"));
}

test("every page carries a policy that forbids what it does not name", () => {
  const policies = [...pages].map(([address, document]) => ({
    address,
    policy: document
      .querySelector("meta[http-equiv=Content-Security-Policy]")
      ?.getAttribute("content"),
  }));
  for (const { address, policy } of policies) {
    expect(policy, address).toContain("default-src 'none'");
    const scripts = policy?.split("; ").find((part) => part.startsWith("script-src"));
    expect(scripts, address).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
  }
});

for (const address of new Set(kinds)) {
  test(`${address} keeps to its policy, with the headers of a host`, async ({ page }) => {
    await applyHeaders(page);
    const trouble = logTrouble(page);
    const breaches = await hearBreaches(page);
    // Pages for link previews stay where a reader came to cite.
    await page.goto(address.startsWith("/c/") ? `${address}#cite` : address);
    await page.waitForLoadState("networkidle");
    // To wake one experiment is to wake all its figures.
    const experiment = page.locator("astro-island .experiment").first();
    if ((await experiment.count()) > 0) await experiment.hover();
    if ((await experiment.count()) > 0)
      await expect(page.locator("astro-island:not([ssr])")).not.toHaveCount(0);
    expect(await breaches()).toEqual([]);
    expect(trouble).toEqual([]);
  });
}

test("an experiment runs to its end under the policy of its page and of its worker", async ({
  page,
}) => {
  await applyHeaders(page);
  const trouble = logTrouble(page);
  const breaches = await hearBreaches(page);
  await runToTheEnd(await openLab(page, quick));
  await page.getByText("Your run in numbers").first().click();
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download PNG" }).first().click();
  await picture;
  expect(await breaches()).toEqual([]);
  expect(trouble).toEqual([]);
});

test("a preview of another page keeps to the policy of the page that shows it", async ({
  page,
}) => {
  const trouble = logTrouble(page);
  const breaches = await hearBreaches(page);
  await page.goto(essayAddress);
  await page.locator('.prose a[href^="/points/"], .prose a[href^="/glossary/"]').first().hover();
  await expect(page.locator("[popover]:popover-open, .preview").first()).toBeVisible();
  expect(await breaches()).toEqual([]);
  expect(trouble).toEqual([]);
});

for (const [way, smuggle] of [
  [
    "a script element",
    () => {
      const script = document.createElement("script");
      script.textContent = "window.smuggled = true";
      document.body.append(script);
    },
  ],
  [
    "an attribute of an element",
    () => {
      const image = document.createElement("div");
      image.innerHTML = '<img src="data:," onerror="window.smuggled = true">';
      document.body.append(image);
    },
  ],
  ["a text to evaluate", () => void setTimeout("window.smuggled = true")],
  [
    "an address of another site",
    () => {
      const script = document.createElement("script");
      script.src = "https://elsewhere.example/x.js";
      document.body.append(script);
    },
  ],
] as const) {
  test(`a program smuggled into a page as ${way} does not run`, async ({ page }) => {
    const breaches = await hearBreaches(page);
    await page.goto(essayAddress);
    await page.evaluate(smuggle);
    await expect.poll(async () => (await breaches()).join()).toMatch(/^script-src/);
    expect(await page.evaluate(() => Reflect.get(window, "smuggled"))).toBeUndefined();
  });
}

test("hosts that read headers let others frame the embedded experiments and nothing else", () => {
  for (const address of pages.keys()) {
    const policy = headersFor(address)["content-security-policy"] ?? "";
    expect(policy.includes("frame-ancestors 'self'"), address).toBe(!address.startsWith("/embed/"));
  }
});

test("hosts keep hashed files for good, and ask again for pages and the service worker", () => {
  const asset =
    [...readSite("dist").files.keys()].find((path) => path.startsWith("/_astro/")) ?? "";
  expect(headersFor(asset)["cache-control"]).toBe("public, max-age=31536000, immutable");
  for (const path of ["/", essayAddress, "/sw.js", "/claims.json"])
    expect(headersFor(path), path).toMatchObject({
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    });
});

const hostile = encodeURIComponent('"><img src=x onerror=alert(1)><script>alert(1)</script>');

for (const address of [labAddress, essayAddress, embedAddress]) {
  test(`${address} shows a hostile address as text`, async ({ page }) => {
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => dialogs.push(dialog.message()));
    const trouble = logTrouble(page);
    const names = ["samples", "preset", "seed", hostile, "__proto__", "constructor", "theme", "v"];
    const query = names.map((name) => `${name}=${hostile}`).join("&");
    await page.goto(`${address}?${query}#${hostile}`);
    await expectAwake(page);
    await expect(page.locator(".problems")).toContainText('samples: received ""><img src=x');
    await expect(page.locator(".problems")).toContainText("accepted: 8 to 60");
    await expect(page.locator("img[src=x]")).toHaveCount(0);
    expect([dialogs, trouble]).toEqual([[], []]);
  });
}

test("no page sets a cookie or asks another site for anything, a run included", async ({
  page,
  baseURL,
  context,
}) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  for (const address of new Set(kinds)) await page.goto(address);
  await runToTheEnd(await openLab(page, quick));
  expect([...origins].filter((origin) => origin !== "null")).toEqual([baseURL]);
  expect(await context.cookies()).toEqual([]);
});
