/** @file The built site, as a reader's browser would find it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type HTMLElement, parse } from "node-html-parser";

export interface Site {
  readonly origin: string;
  /** Every file by its address, `/essays/` standing for `/essays/index.html`. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** The documents among them. */
  readonly pages: ReadonlyMap<string, HTMLElement>;
}

/** Read the site that the build left in a folder. */
export function readSite(folder: string): Site {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return siteOf(
    new Map(paths.map((path) => [addressOf(relative(folder, path)), readFileSync(path)])),
  );
}

function addressOf(path: string): string {
  return `/${path.replaceAll(sep, "/")}`.replace(/\/index\.html$/, "/");
}

/** Make a site of files by address. */
export function siteOf(files: ReadonlyMap<string, Buffer>): Site {
  const pages = new Map(
    [...files]
      .filter(([address]) => /(\/|\.html)$/.test(address))
      .map(([address, content]) => [address, parseDocument(content.toString())]),
  );
  const canonical = pages.get("/")?.querySelector("link[rel=canonical]")?.getAttribute("href");
  if (!canonical) throw new Error("The built site has no page / with a canonical address.");
  return { origin: new URL(canonical).origin, files, pages };
}

function parseDocument(html: string): HTMLElement {
  return parse(html, { blockTextElements: { script: true, style: true } });
}
