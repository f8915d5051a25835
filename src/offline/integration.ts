import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { build } from "vite";
import { type BuiltSite, closure, foldersOf, makeManifest } from "./make-manifest.ts";
import { manifestPath } from "./manifest.ts";
import { offlinePage } from "./stores.ts";

/** Write what a reader without a network needs: the manifest of every essay, and the service worker. */
export function offlineReading(): AstroIntegration {
  return {
    name: "offline-reading",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const site = readBuiltSite(folder);
        const essays = [...site.sizes.keys()].flatMap(
          (path) => path.match(/^\/essays\/([^/]+)\/$/)?.[1] ?? [],
        );
        for (const slug of essays)
          writeFileSync(join(folder, manifestPath(slug)), JSON.stringify(makeManifest(site, slug)));
        await buildWorker(folder, site);
      },
    },
  };
}

function readBuiltSite(folder: string): BuiltSite {
  const isFile = (name: string) => statSync(join(folder, name)).isFile();
  const names = globSync("**/*", { cwd: folder }).filter(isFile);
  const fileOf = new Map(
    names.map((name) => [`/${name.replaceAll("\\", "/")}`.replace(/\/index\.html$/, "/"), name]),
  );
  return {
    sizes: new Map([...fileOf].map(([path, name]) => [path, statSync(join(folder, name)).size])),
    read: (path) => readFileSync(join(folder, fileOf.get(path) ?? path), "utf8"),
  };
}

async function buildWorker(folder: string, site: BuiltSite): Promise<void> {
  const shell = closure(site, [offlinePage, "/favicon.svg"], foldersOf(site, offlinePage));
  const search = [...site.sizes.keys()].filter((path) => path.startsWith("/pagefind/"));
  // The browser takes a new worker when its file differs, which every new build should make it do.
  const edition = createHash("sha256")
    .update([...site.sizes.keys()].join())
    .digest("hex");
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { built: JSON.stringify({ shell, search, edition }) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: fileURLToPath(new URL("./service-worker.ts", import.meta.url)),
        output: { format: "iife", entryFileNames: "sw.js" },
      },
    },
  });
}
