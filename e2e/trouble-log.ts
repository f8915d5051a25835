import type { Page } from "@playwright/test";

/** What Playwright itself says where the tests forbid the service worker. */
const byPlaywright = "Service Worker registration blocked by Playwright";

/** Note everything that a page complains about: uncaught errors, and errors and warnings on the console. */
export function logTrouble(page: Page): string[] {
  const log: string[] = [];
  page.on("pageerror", ({ message }) => log.push(`uncaught: ${message}`));
  page.on("console", (message) => {
    const isTrouble = ["error", "warning"].includes(message.type());
    if (isTrouble && message.text() !== byPlaywright) log.push(message.text());
  });
  return log;
}
