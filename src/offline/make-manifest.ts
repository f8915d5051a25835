/** @file Find what a built page needs to be whole without a network. */
import { createHash } from "node:crypto";
import type { Manifest } from "./manifest.ts";
import { experimentOf, isOptional, mentionedFiles } from "./mentions.ts";

/** The built site: the size of every file by its path, and the text of one. */
export interface BuiltSite {
  readonly sizes: ReadonlyMap<string, number>;
  readonly read: (path: string) => string;
}

/** List documents together with all that they come to load, in the folders of these experiments only. */
export function closure(
  { sizes, read }: BuiltSite,
  documents: readonly string[],
  experiments: ReadonlySet<string>,
): string[] {
  const found = new Set(documents);
  for (const path of found) {
    if (!/(\/|\.html|\.js|\.css)$/.test(path)) continue;
    for (const mentioned of mentionedFiles(read(path), path)) {
      const experiment = experimentOf(mentioned);
      const belongs = experiment === undefined || experiments.has(experiment);
      if (belongs && sizes.has(mentioned) && !isOptional(mentioned)) found.add(mentioned);
    }
  }
  return [...found];
}

/** The folders that a document itself names: those of the experiments that it shows, and its fonts. */
export const foldersOf = ({ read }: BuiltSite, path: string): Set<string> =>
  new Set(mentionedFiles(read(path), path).flatMap((each) => experimentOf(each) ?? []));

/** The pages of terms, works and points that a page links to; previews are cut from them. */
const linkedFrom = ({ read }: BuiltSite, path: string): Set<string | undefined> =>
  new Set(
    [...read(path).matchAll(/href="(\/(?:glossary|bibliography|points)\/[^"#?]*)/g)].map(
      ([, to]) => to,
    ),
  );

/** Write down what belongs to an essay: its page, its data, the pages of its experiments and those it explains itself with, and what they load. */
export function makeManifest(site: BuiltSite, slug: string): Manifest {
  const page = `/essays/${slug}/`;
  const folders = foldersOf(site, page);
  const linked = linkedFrom(site, page);
  const wanted = (path: string) =>
    linked.has(path) ||
    (path.startsWith(page) && !/\.pdf$|\/offline\.json$/.test(path)) ||
    [`/cite/${slug}.json`, "/favicon.svg"].includes(path) ||
    [...folders].some((experiment) => path === `/experiments/${experiment}/`);
  const documents = [...site.sizes.keys()].filter(wanted);
  const files = closure(site, documents, folders).map((path) => ({
    path,
    bytes: site.sizes.get(path) ?? 0,
  }));
  const hash = createHash("sha256");
  for (const { path } of files) hash.update(path);
  for (const path of documents) hash.update(site.read(path));
  return {
    version: hash.digest("hex").slice(0, 16),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
  };
}
