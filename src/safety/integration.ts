/** @file What a built site is given for safety. What is written into pages after `contentSecurity` may be blocked. */
import { globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { headersFile } from "./headers.ts";
import { withPolicy } from "./policy.ts";

/** Give every built page its Content-Security-Policy. */
export function contentSecurity(): AstroIntegration {
  return afterBuild("content-security", (folder) => {
    for (const page of globSync("**/*.html", { cwd: folder })) {
      const file = join(folder, page);
      writeFileSync(file, withPolicy(readFileSync(file, "utf8")));
    }
  });
}

/** Give the built site its `_headers`; it goes last, because it names all that is there. */
export function hostHeaders(): AstroIntegration {
  return afterBuild("host-headers", (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
    const named = entries.filter(({ name }) => !["index.html", "_headers"].includes(name));
    writeFileSync(join(folder, "_headers"), headersFile(named));
  });
}

function afterBuild(name: string, finish: (folder: string) => void): AstroIntegration {
  return { name, hooks: { "astro:build:done": ({ dir }) => finish(fileURLToPath(dir)) } };
}
