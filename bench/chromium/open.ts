import { type Browser, chromium } from "@playwright/test";
import playwright from "../../playwright.config.ts";
import type { Player } from "../match.ts";
import { type Site, serveSite } from "./site.ts";

export interface Chromium {
  readonly version: string;
  /** Open a page for a contender, cross-origin isolated where it uses threads. */
  open(threads: number): Promise<Player>;
  close(): Promise<void>;
}

/** Start the browser and the pages' server. */
export async function startChromium(): Promise<Chromium> {
  const site = await serveSite();
  const browser = await chromium.launch(playwright.use!.launchOptions!);
  return {
    version: browser.version(),
    open: (threads) => openPage(browser, site, threads),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

async function openPage(browser: Browser, site: Site, threads: number): Promise<Player> {
  // A context of its own gives the page a process of its own.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(threads > 1 ? site.isolatedAddress : site.address);
  return {
    async ask(request) {
      const reply = await page.evaluate((sent) => globalThis.ask(sent), request);
      if ("error" in reply) throw new Error(reply.error);
      return reply.answer;
    },
    close: () => context.close(),
  };
}
