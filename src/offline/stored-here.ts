/** @file What this site has stored in this browser, and how to be rid of it. */
import { parsePage } from "#components/site/parse-page.ts";
import { offlinePage, openRead, pathsIn } from "./stores.ts";

export interface ReadPage {
  readonly path: string;
  readonly title: string;
}

/** List the pages that were read and can be read again without a network. */
export async function listRead(): Promise<ReadPage[]> {
  const read = await openRead();
  const paths = (await pathsIn(read)).filter(
    (path) => path.endsWith("/") && path !== offlinePage && !path.startsWith("/c/"),
  );
  return await Promise.all(
    paths.map(async (path) => ({ path, title: await titleOf(await read.match(path), path) })),
  );
}

async function titleOf(response: Response | undefined, path: string): Promise<string> {
  const html = (await response?.text()) ?? "";
  const { title } = parsePage(html);
  return title.replace(/ · [^·]*$/, "") || path;
}

/** Delete all that this site has stored in this browser. */
export async function deleteEverything(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  const databases = (await indexedDB.databases?.()) ?? [];
  for (const { name } of databases) if (name) indexedDB.deleteDatabase(name);
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
}
