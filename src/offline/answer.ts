/// <reference lib="webworker" />
/** @file How the service worker answers the requests of the site's own pages. */
import { isHashed, offlinePage, storedAt, storeRead } from "./stores.ts";
import { storeWhole } from "./warm.ts";

/** How long a page is waited for where an older one is stored. */
const patienceMs = 5000;

/** Answer a request for a path of this site. */
export function answer(event: FetchEvent, path: string): Promise<Response> {
  return isHashed(path) ? storedFirst(event, path) : networkFirst(event, path);
}

async function storedFirst(event: FetchEvent, path: string): Promise<Response> {
  const stored = await storedAt(path);
  if (stored) return stored;
  const response = await fetch(event.request);
  const kept = storeRead(path, response.clone());
  event.waitUntil(kept.then(() => (response.ok ? storeWhole(path) : undefined)));
  return response;
}

async function networkFirst(event: FetchEvent, path: string): Promise<Response> {
  const loaded = load(event, path);
  const stored = await storedAt(path);
  const first = stored ? Promise.race([loaded, after(patienceMs, stored)]) : loaded;
  return first.catch(() => stored ?? nothing(event.request));
}

async function load(event: FetchEvent, path: string): Promise<Response> {
  const response = await fetch(event.request);
  event.waitUntil(storeRead(path, response.clone()));
  return response;
}

const after = <T>(milliseconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(resolve, milliseconds, value));

async function nothing({ mode }: Request): Promise<Response> {
  const page = mode === "navigate" ? await storedAt(offlinePage) : undefined;
  return page ?? Response.error();
}
