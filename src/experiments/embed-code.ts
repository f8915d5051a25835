import { escapeHtml } from "#cite/escape-html.ts";
import type { About } from "./contract.ts";
import { withSettings } from "./link.ts";
import type { Settings } from "./settings.ts";

/** Write the HTML that frames an experiment with these settings on another site. */
export function embedCode(slug: string, about: About, settings: Settings, origin: string): string {
  const attributes = Object.entries({
    src: withSettings(about, `${origin}/embed/${slug}/`, settings),
    title: about.title,
    width: "100%",
    height: "900",
    loading: "lazy",
    allow: "clipboard-write",
    style: "border:0",
  });
  return `<iframe ${attributes.map(([name, value]) => `${name}="${escapeHtml(value)}"`).join(" ")}></iframe>`;
}
