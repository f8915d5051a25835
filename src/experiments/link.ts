/** @file The settings of an experiment in the address of the page. */
import type { About } from "./contract.ts";
import { encodeParameters, parseParameters } from "./parameters.ts";
import type { Settings } from "./settings.ts";

/** Query keys that belong to the page and not to the experiment: the cited version, the theme of a frame. */
const pageKeys = ["v", "theme"];

/** Read the settings from a query, and what could not be read. */
export function readQuery(about: About, search: string) {
  const query = new URLSearchParams(search);
  for (const key of pageKeys) query.delete(key);
  return parseParameters(about, query);
}

/** Put settings into an address; keys of others, and the fragment, stay as they are. */
export function withSettings(about: About, href: string, { params, seed }: Settings): string {
  const url = new URL(href);
  for (const name of [...Object.keys(about.params), "seed", "preset"])
    url.searchParams.delete(name);
  for (const [name, value] of encodeParameters(about, params, seed))
    url.searchParams.set(name, value);
  return url.href;
}
