import type { APIRoute, InferGetStaticPropsType } from "astro";
import { cardOf } from "#cite/card/card-of.ts";
import { renderCard } from "#cite/card/render-card.ts";
import { siteCitations } from "#cite/site-citations.ts";

export async function getStaticPaths() {
  const citations = await siteCitations();
  const pictured = citations.filter(({ id, card }) => card.endsWith(`/c/${id}.png`));
  return pictured.map((citation) => ({ params: { id: citation.id }, props: { citation } }));
}

/** The card of a thing. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(new Uint8Array(await renderCard(cardOf(props.citation))), {
    headers: { "Content-Type": "image/png" },
  });
