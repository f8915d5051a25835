/** @file The panel that keeps an essay on the reader's device: its size before, progress, what came of it. */
import { element } from "#components/cite/element.ts";
import styles from "#components/cite/panel.css?url";
import { loadStyle } from "#components/site/load-style.ts";
import { describeFailure, megabytes } from "#offline/describe.ts";
import { forget, type Kept, keep, listKept, loadManifest } from "#offline/keep.ts";
import type { Manifest } from "#offline/manifest.ts";

const heading = element("h2", { id: "keep-panel-title", textContent: "Keep this essay offline" });
const words = element("p", {});
const progress = element("progress", { hidden: true, ariaLabel: "Kept so far" });
const status = element("p", { role: "status" });
const buttons = element("div", { className: "row" });
const all = element("a", { href: "/offline/", textContent: "All that is kept" });
const dialog = element("dialog", { className: "cite-panel" });
dialog.setAttribute("aria-labelledby", heading.id);
dialog.append(heading, words, progress, status, buttons, all);

const title = document.querySelector("h1")?.textContent ?? document.title;

/** Open the panel for an essay; its opener says afterwards whether the essay is kept. */
export async function openKeepPanel(slug: string, opener: HTMLElement): Promise<void> {
  if (!dialog.isConnected) document.body.append(dialog);
  await loadStyle(styles);
  dialog.showModal();
  await show(slug, opener);
}

/** Show what there is to choose. */
async function show(slug: string, opener: HTMLElement, message = ""): Promise<void> {
  progress.hidden = true;
  status.textContent = message;
  const kept = await keptCopy(slug);
  opener.textContent = kept ? "Kept offline" : "Keep offline";
  const manifest = await loadManifest(slug).catch(() => undefined);
  words.textContent = explain(kept, manifest);
  const choices: HTMLElement[] = [];
  if (manifest && kept?.version !== manifest.version && canKeep()) {
    const label = `${kept ? "Renew" : "Keep"} (${megabytes(manifest.bytes)})`;
    choices.push(button(label, () => void fetchAll(slug, manifest, opener)));
  }
  if (kept)
    choices.push(
      button("Remove", () => void forget(slug).then(() => show(slug, opener, "Removed."))),
    );
  buttons.replaceChildren(
    ...choices,
    button("Close", () => dialog.close()),
  );
  buttons.querySelector("button")?.focus();
}

function explain(kept: Kept | undefined, manifest: Manifest | undefined): string {
  if (kept) {
    const day = new Date(kept.keptAt).toLocaleDateString("en-GB", { dateStyle: "long" });
    const use = runs(kept) ? "It opens and its experiment runs" : "It opens";
    const since = `Kept on ${day}: ${megabytes(kept.bytes)}. ${use} without a network.`;
    if (!manifest || manifest.version === kept.version) return since;
    return `${since} The essay has changed since. Renewing fetches only the files that are new.`;
  }
  if (!canKeep()) return "This browser cannot keep pages: it runs no service worker here.";
  if (!manifest) return "The size could not be asked for. Try again when you are online.";
  const what = runs(manifest)
    ? "the text, its figures and its experiment with everything that a run needs"
    : "the text and its figures";
  return `Stores ${what}: ${megabytes(manifest.bytes)} on this device. A compressed download is smaller.`;
}

/** Say whether an essay has an experiment: whether it comes to load the runtime. */
const runs = ({ files }: Manifest) => files.some(({ path }) => path.endsWith(".wasm"));

const canKeep = () => "serviceWorker" in navigator && "caches" in window && "locks" in navigator;

async function keptCopy(slug: string): Promise<Kept | undefined> {
  try {
    return (await listKept()).find((each) => each.slug === slug);
  } catch {
    return undefined;
  }
}

async function fetchAll(slug: string, { bytes }: Manifest, opener: HTMLElement): Promise<void> {
  const abort = new AbortController();
  buttons.replaceChildren(button("Cancel", () => abort.abort()));
  buttons.querySelector("button")?.focus();
  progress.hidden = false;
  progress.max = bytes;
  status.textContent = "";
  const onProgress = (stored: number) => {
    progress.value = stored;
    words.textContent = `Keeping: ${megabytes(stored)} of ${megabytes(bytes)}.`;
  };
  onProgress(0);
  try {
    await navigator.serviceWorker.register("/sw.js");
    await keep({ slug, title, signal: abort.signal, onProgress });
    await show(slug, opener, `Kept. ${await askToPersist()}`);
  } catch (error) {
    const hasOlder = (await keptCopy(slug)) !== undefined;
    await show(slug, opener, describeFailure(error, bytes, hasOlder));
  }
}

/** Ask that the browser does not tidy up what is kept. */
async function askToPersist(): Promise<string> {
  const isSafe = await navigator.storage?.persist?.().catch(() => false);
  return isSafe ? "" : "The browser may still remove it when space runs short.";
}

function button(label: string, onclick: () => void): HTMLButtonElement {
  return element("button", {
    type: "button",
    className: "plain-button",
    textContent: label,
    onclick,
  });
}
