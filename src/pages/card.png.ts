import type { APIRoute } from "astro";
import { renderCard } from "#cite/card/render-card.ts";
import { site } from "#site";

/** The card of the site, for pages that have none of their own. */
export const GET: APIRoute = async (context) => {
  const png = await renderCard({
    label: site.name,
    words: site.tagline,
    container: "",
    edition: context.site?.host ?? site.name,
  });
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
};
