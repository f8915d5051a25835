import { getCollection, getEntry } from "astro:content";

/** Find a work of references.bib by its key; an unknown key fails the build. */
export async function findReference(key: string) {
  const entry = await getEntry("references", key);
  if (entry) return entry.data;
  const keys = (await getCollection("references")).map(({ id }) => id);
  throw new Error(`Unknown citation "${key}". references.bib has: ${keys.sort().join(", ")}`);
}
