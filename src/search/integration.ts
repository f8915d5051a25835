/** @file The search index, made of the built site. */
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { close, createIndex } from "pagefind";
import { readPoints } from "#content/points.ts";
import { pageRecords } from "./page-records.ts";
import { type SearchRecord, searchRecords } from "./record.ts";

/** Write the index of everything that a reader can find to /pagefind/. */
export function searchIndex(): AstroIntegration {
  return {
    name: "search-index",
    hooks: {
      "astro:build:done": async ({ dir, pages, logger }) => {
        const site = fileURLToPath(dir);
        const records = readRecords(
          site,
          pages.map(({ pathname }) => pathname),
        );
        await writeIndex(records, join(site, "pagefind"));
        logger.info(`${records.length} things can be found`);
      },
    },
  };
}

/** What /claims.json lists is indexed from there; these pages only lead to something. */
const covered = /^(c|cite|essays|points|experiments|glossary|search)\/|^(404\/?)?$/;

function readRecords(site: string, pages: readonly string[]): SearchRecord[] {
  const { items } = JSON.parse(readFileSync(join(site, "claims.json"), "utf8"));
  const others = pages.filter((page) => !covered.test(page));
  return [
    ...searchRecords(items, readPoints()),
    ...others.flatMap((page) =>
      pageRecords(readFileSync(join(site, page, "index.html"), "utf8"), `/${page}`),
    ),
  ];
}

async function writeIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: "en", maxFragments: 8 });
  if (!index) throw new Error(`No search index: ${errors.join("; ")}`);
  for (const record of records) {
    const added = await index.addCustomRecord(customRecord(record));
    if (added.errors.length > 0) throw new Error(`${record.address}: ${added.errors.join("; ")}`);
  }
  const { files } = await index.getFiles();
  await close();
  const needed = files.filter(({ path }) => !unused.test(path));
  for (const { path, content } of needed) await write(join(folder, path), content);
  const data = needed.filter(({ path }) => path.endsWith("_index") || path.endsWith("_fragment"));
  await write(join(folder, "data.json"), JSON.stringify(data.map(({ path }) => path)));
}

/** Its own interfaces, its worker, and the engine for languages without stems. */
const unused = /(-ui\.(js|css)|-highlight\.js|-worker\.js|unknown\.pagefind)$/;

/** Kind and place are shown but not searched, as the words of a title are. */
const customRecord = ({ kind, title, text, address, place }: SearchRecord) => ({
  url: address,
  content: text || title,
  language: "en",
  meta: { title },
  filters: { kind: [kind], ...(place && { place: [place] }) },
});

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
