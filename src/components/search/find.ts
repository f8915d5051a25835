/** @file The search index, which Pagefind wrote at build; loaded when a reader first searches. */
import { type Piece, readExcerpt } from "./excerpt.ts";
import { isNear } from "./near.ts";

/** One thing found. */
export interface Found {
  readonly address: string;
  readonly kind: string;
  readonly title: string;
  readonly place: string | undefined;
  /** The words around a match. */
  readonly excerpt: readonly Piece[];
}

export interface Finds {
  readonly total: number;
  readonly found: readonly Found[];
}

interface Pagefind {
  createInstance(options: object): Index;
}
interface Index {
  search(query: string): Promise<{ results: { data(): Promise<Fragment> }[] }>;
}
interface Fragment {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title: string };
  readonly filters: { readonly kind: readonly string[]; readonly place?: readonly string[] };
}

const folder = "/pagefind/";
let opening: Promise<Index> | undefined;

/** Load what searching needs; a failed attempt is made again at the next call. */
export function openIndex(): Promise<Index> {
  opening ??= load().catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function load(): Promise<Index> {
  // The program is no part of the bundle: it stands beside its index.
  const { createInstance }: Pagefind = await import(/* @vite-ignore */ `${folder}pagefind.js`);
  // The index is small, so a worker would only be one more file.
  const index = createInstance({ noWorker: true, excerptLength: 28, excerptEllipsis: "…" });
  if (navigator.serviceWorker?.controller) void keepForLater();
  return index;
}

/** Ask for every part of the index once, so that the service worker has them when the network is gone. */
async function keepForLater(): Promise<void> {
  try {
    const paths: string[] = await (await fetch(`${folder}data.json`)).json();
    await Promise.all(paths.map((path) => fetch(folder + path)));
  } catch {
    // What is missing will be asked for when it is needed.
  }
}

/** Find at most so many things by their words, the best first. */
export async function find(query: string, most: number): Promise<Finds> {
  const index = await openIndex();
  const { results } = await index.search(query);
  const fragments = await Promise.all(results.slice(0, most).map((result) => result.data()));
  const words = query.split(/\s+/);
  const found = fragments.map(toFound).filter(({ excerpt }) => isAnswer(words, excerpt));
  return { total: results.length - fragments.length + found.length, found };
}

/** What has no mark was found by its title. */
function isAnswer(words: readonly string[], excerpt: readonly Piece[]): boolean {
  const marks = excerpt.filter(({ marked }) => marked);
  return marks.length === 0 || marks.some(({ text }) => words.some((word) => isNear(word, text)));
}

const toFound = ({ url, excerpt, meta, filters }: Fragment): Found => ({
  address: url,
  kind: filters.kind[0] ?? "",
  title: meta.title,
  place: filters.place?.[0],
  excerpt: readExcerpt(excerpt),
});
