import type { Page } from "@playwright/test";

/** Note everything that a page complains about: uncaught errors, and errors and warnings on the console. */
export function logTrouble(page: Page): string[] {
  const log: string[] = [];
  page.on("pageerror", ({ message }) => log.push(`uncaught: ${message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) log.push(message.text());
  });
  return log;
}
