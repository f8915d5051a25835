/** @file The citation of everything on the site, for pages at build time. */
import { getCollection } from "astro:content";
import { citableEssays, citableItems } from "#citable/citable-items.ts";
import type { CitableItem } from "#citable/item.ts";
import type { Release } from "#citable/release.ts";
import { site } from "#site";
import { type Citation, makeCitation, type Source } from "./citation.ts";
import { picturedBy } from "./pictured-by.ts";
import { readCommit } from "./read-commit.ts";

const commit = readCommit();

let built: Promise<readonly Citation[]> | undefined;

/** List the citations of all items in the order of the index: once for a build, anew for each page while writing. */
export function siteCitations(): Promise<readonly Citation[]> {
  if (!import.meta.env.PROD) return cite();
  built ??= cite();
  return built;
}

async function cite(): Promise<readonly Citation[]> {
  const items = await citableItems();
  const byId = new Map(items.map((item) => [item.id, item]));
  const byUrl = new Map(
    items.filter(({ kind }) => kind !== "result").map((item) => [item.url, item]),
  );
  const entries = await getCollection("essays");
  const authors = new Map(entries.map(({ id, data }) => [id, data.authors]));
  const releases = new Map(
    (await citableEssays()).map(({ essay: { slug, releases } }) => [slug, releases]),
  );
  return items.map((item) => {
    const slug = item.essay ?? item.id;
    const holder = holderOf(item, byId, byUrl);
    return makeCitation(item, {
      authors: authors.get(slug) ?? [site.author],
      container: item.kind === "term" ? "Glossary" : holder?.title,
      section: item.section && byId.get(item.section)?.title,
      publisher: site.name,
      pictured: picturedBy(item),
      ...edition(item, releases.get(slug)),
    });
  });
}

/** Find the essay, point or experiment that holds an item. */
function holderOf(
  item: CitableItem,
  byId: ReadonlyMap<string, CitableItem>,
  byUrl: ReadonlyMap<string, CitableItem>,
): CitableItem | undefined {
  const { origin, pathname } = new URL(item.url);
  const holder = byId.get(item.essay ?? "") ?? byUrl.get(origin + pathname);
  return holder === item ? undefined : holder;
}

/** Say which state of the sources is cited: a released version has its own commit for good. */
function edition(
  { version }: CitableItem,
  releases: readonly Release[] | undefined,
): Pick<Source, "draft" | "commit"> {
  const release = releases?.find((candidate) => `${candidate.version}` === version);
  return {
    draft: releases !== undefined && !release,
    commit: release ? { hash: release.commit.slice(0, 7), date: release.date } : commit,
  };
}
