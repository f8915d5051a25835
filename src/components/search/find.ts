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
let failures = 0;

/** Load what searching needs. */
export const openIndex = (): Promise<Index> =>
  orForget(() => {
    opening ??= load();
    return opening;
  });

/** Whatever fails, the next attempt begins from nothing. */
async function orForget<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    opening = undefined;
    failures++;
    throw error;
  }
}

async function load(): Promise<Index> {
  // The program stands beside its index and is no part of the bundle. A browser does not ask twice for a module that failed.
  const program = `${folder}pagefind.js${failures > 0 ? `?again=${failures}` : ""}`;
  const { createInstance }: Pagefind = await import(/* @vite-ignore */ program);
  // So that the service worker has every part when the network is gone; what is missing is asked for again when needed.
  if (navigator.serviceWorker?.controller) requestParts().catch(() => undefined);
  // The index is small, so a worker would only be one more file.
  return createInstance({ noWorker: true, excerptLength: 28, excerptEllipsis: "…" });
}

/** Ask for every part of the index; one that does not come is an error. */
async function requestParts(): Promise<void> {
  const paths: string[] = await (await request("data.json")).json();
  await Promise.all(paths.map(request));
}

async function request(path: string): Promise<Response> {
  const response = await fetch(folder + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** Find at most so many things by their words, the best first. */
export const find = (query: string, most: number): Promise<Finds> =>
  orForget(async () => {
    const { results } = await (await openIndex()).search(query);
    // Pagefind is silent about a part that did not come, and finds nothing in it.
    if (results.length === 0) await requestParts();
    const fragments = await Promise.all(results.slice(0, most).map((result) => result.data()));
    const words = query.split(/\s+/);
    const found = fragments.map(toFound).filter((each) => isAnswer(words, each));
    return { total: results.length - fragments.length + found.length, found };
  });

/** Pagefind looks in titles too, and marks only what it found in the text. */
function isAnswer(words: readonly string[], { title, excerpt }: Found): boolean {
  const marks = excerpt.flatMap(({ text, marked }) => (marked ? text : []));
  return [...marks, ...title.split(/\s+/)].some((given) =>
    words.some((word) => isNear(word, given)),
  );
}

const toFound = ({ url, excerpt, meta, filters }: Fragment): Found => ({
  address: url,
  kind: filters.kind[0] ?? "",
  title: meta.title,
  place: filters.place?.[0],
  excerpt: readExcerpt(excerpt),
});
