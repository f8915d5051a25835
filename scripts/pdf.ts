/** @file `npm run pdf [essay] [--dist folder]`: print the essays of a build with the system's browser, and let their pages name the files. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { readEssays } from "#citable/essay.ts";
import { escapeHtml } from "#cite/escape-html.ts";
import { ensureBrowser } from "./bootstrap/browser.mjs";
import { mendOutline } from "./mend-outline.ts";
import { namePdf } from "./name-pdf.ts";
import { paperFonts } from "./paper-fonts.ts";
import { runCommand, UsageError } from "./usage-error.ts";

const usage = "Usage: npm run pdf [essay] [-- --dist folder], after npm run build";

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { dist: { type: "string", default: "dist" } },
  });
  await printEssays(resolve(values.dist), positionals);
});

async function printEssays(dist: string, wanted: readonly string[]): Promise<void> {
  const built = existsSync(join(dist, "essays"))
    ? readdirSync(join(dist, "essays")).filter((name) => existsSync(pageOf(dist, name)))
    : [];
  const unknown = wanted.find((slug) => !built.includes(slug));
  if (built.length === 0 || unknown !== undefined)
    throw new UsageError(
      `There is no built essay${unknown ? ` "${unknown}"` : ""} in ${dist}; accepted: ${built.join(", ") || "none"}.\n${usage}`,
    );
  const server = await preview({
    configFile: false,
    build: { outDir: dist },
    preview: { port: 0 },
  });
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage({ serviceWorkers: "block", bypassCSP: true });
    for (const { slug, frontMatter } of readEssays()) {
      if (!(wanted.length > 0 ? wanted : built).includes(slug)) continue;
      await page.goto(new URL(`/essays/${slug}/`, server.resolvedUrls?.local[0]).href);
      const path = `/essays/${slug}/${slug}-v${frontMatter.version}.pdf`;
      writeFileSync(join(dist, path), mendOutline(await print(page, frontMatter.version)));
      writeFileSync(pageOf(dist, slug), namePdf(readFileSync(pageOf(dist, slug), "utf8"), path));
      console.log(join(dist, path));
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

function pageOf(dist: string, slug: string): string {
  return join(dist, "essays", slug, "index.html");
}

async function print(page: Page, version: number): Promise<Buffer> {
  await page.emulateMedia({ media: "print" });
  await page.addStyleTag({ content: paperFonts() });
  await page.evaluate(() => document.fonts.ready);
  const address = await page.locator("link[rel=canonical]").getAttribute("href");
  const style = "width: 100%; margin: 0 22mm; font: 7.5pt sans-serif; color: #555";
  const numbers = '<span class="pageNumber"></span> / <span class="totalPages"></span>';
  return await page.pdf({
    format: "A4",
    margin: { top: "18mm", bottom: "20mm", left: "22mm", right: "22mm" },
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: `<div style="${style}; display: flex; justify-content: space-between"><span>${escapeHtml(address ?? "")} · version ${version}</span><span>${numbers}</span></div>`,
  });
}
