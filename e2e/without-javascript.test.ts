/** @file What a reader has whose browser runs no JavaScript. */
import { expect, type Page, test } from "@playwright/test";
import { readPoints } from "#content/points.ts";
import { readSite } from "./budgets/site.ts";
import { essayAddress, labAddress } from "./lab.ts";

test.use({
  // `javaScriptEnabled: false` of Playwright leaves the media feature `scripting` as it was.
  launchOptions: async ({ launchOptions }, use) => {
    await use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), "--blink-settings=scriptEnabled=false"],
    });
  },
});
