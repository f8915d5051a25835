import { element } from "../cite/element.ts";

const loaded = new Map<string, Promise<void>>();

/** Apply a stylesheet that pages do without until it is asked for. */
export function loadStyle(href: string): Promise<void> {
  const known = loaded.get(href);
  if (known) return known;
  const applied = new Promise<void>((resolve, reject) => {
    const link = element("link", { rel: "stylesheet", href });
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      loaded.delete(href);
      reject(new Error(`${href} did not load`));
    };
    document.head.append(link);
  });
  loaded.set(href, applied);
  return applied;
}
