/** @file Fills the lists of the page on reading offline, which also stands in for pages that cannot be fetched. */
import { element } from "#components/cite/element.ts";
import { megabytes } from "#offline/describe.ts";
import { forget, type Kept, listKept } from "#offline/keep.ts";
import { listRead, type ReadPage } from "#offline/stored-here.ts";
import { offlinePage } from "#offline/stores.ts";

const find = (id: string) => document.getElementById(id);

if (location.pathname !== offlinePage) find("lost")?.removeAttribute("hidden");
await showKept();
fill("read", await listRead().catch(() => []), readItem);

async function showKept(): Promise<void> {
  fill("kept", await listKept().catch(() => []), keptItem);
}

/** Put items into a list, or say that there are none. */
function fill<T>(name: string, things: readonly T[], itemOf: (thing: T) => HTMLElement): void {
  find(`${name}-list`)?.replaceChildren(...things.map(itemOf));
  find(`none-${name}`)?.toggleAttribute("hidden", things.length > 0);
}

function readItem({ path, title }: ReadPage): HTMLElement {
  const item = element("li", {});
  item.append(element("a", { href: path, textContent: title }));
  return item;
}

function keptItem({ slug, title, bytes }: Kept): HTMLElement {
  const item = element("li", {});
  const remove = async () => {
    await forget(slug);
    await showKept();
    const status = find("kept-status");
    if (status) status.textContent = `“${title}” was removed.`;
  };
  const button = element("button", {
    type: "button",
    textContent: "Remove",
    ariaLabel: `Remove ${title}`,
    onclick: () => void remove(),
  });
  const link = element("a", { href: `/essays/${slug}/`, textContent: title });
  item.append(link, ` (${megabytes(bytes)}) `, button);
  return item;
}
