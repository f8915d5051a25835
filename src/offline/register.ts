/** Start the service worker when the page has loaded; it may be refused, and then pages need the network. */
export function register(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  if (document.readyState === "complete") void start();
  else addEventListener("load", () => void start());
}

async function start(): Promise<void> {
  const { serviceWorker } = navigator;
  // A worker that was there first has seen all that this page loaded.
  const isNew = !serviceWorker.controller;
  try {
    await serviceWorker.register("/sw.js");
  } catch {
    return;
  }
  if (!isNew) return;
  const { active } = await serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const ours = loaded.filter(({ origin }) => origin === location.origin);
  active?.postMessage([location.pathname, ...ours.map(({ pathname }) => pathname)]);
}
