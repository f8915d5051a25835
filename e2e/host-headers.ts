/** @file The `_headers` file of the built site, as a host applies it; the preview server reads none. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

type Rule = readonly [pattern: RegExp, name: string, value: string];

function readRules(): Rule[] {
  const rules: Rule[] = [];
  let pattern = /^$/;
  for (const line of readFileSync("dist/_headers", "utf8").split("\n")) {
    const [, name, value] = line.match(/^ +([^:]+): (.*)$/) ?? [];
    if (name && value) rules.push([pattern, name.toLowerCase(), value]);
    else pattern = new RegExp(`^${RegExp.escape(line).replace("\\*", ".*")}$`);
  }
  return rules;
}

/** List the headers that a host sends with a path, joining the values of a name as hosts do. */
export function headersFor(path: string): Record<string, string> {
  const matching = readRules().filter(([pattern]) => pattern.test(path));
  const byName = Map.groupBy(matching, ([, name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, rules]) => [name, rules.map(([, , value]) => value).join(", ")]),
  );
}

/** Serve a page and what it loads with the headers of the file. */
export async function applyHeaders(page: Page): Promise<void> {
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response, headers: { ...response.headers(), ...headersFor(pathname) } });
  });
}
