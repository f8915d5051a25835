import { manifestPath } from "./manifest.ts";
import { openKept } from "./stores.ts";

/** Say whether an essay is kept; a browser that stores nothing keeps nothing. */
export async function isKept(slug: string): Promise<boolean> {
  try {
    return (await (await openKept()).match(manifestPath(slug))) !== undefined;
  } catch {
    return false;
  }
}
