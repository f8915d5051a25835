import { getCollection } from "astro:content";
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { siteCitations } from "#cite/site-citations.ts";

export async function getStaticPaths() {
  const citations = await siteCitations();
  return (await getCollection("essays")).map(({ id: slug }) => ({
    params: { slug },
    props: { citations: citations.filter(({ id, essay }) => id === slug || essay === slug) },
  }));
}

/** What the panel of an essay cites from. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  Response.json(props.citations);
