import { getCollection } from "astro:content";
import rss from "@astrojs/rss";
import type { APIRoute } from "astro";
import { site } from "#site";

/** The essays as a feed, newest first. */
export const GET: APIRoute = async (context) => {
  const essays = await getCollection("essays");
  const self = new URL("/rss.xml", context.site).href;
  return rss({
    title: site.name,
    description: site.description,
    site: context.site ?? "",
    xmlns: { atom: "http://www.w3.org/2005/Atom" },
    customData: `<language>en</language><atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
    items: essays
      .sort((a, b) => +b.data.published - +a.data.published)
      .map(({ id, data }) => ({
        title: data.title,
        description: data.description,
        link: `/essays/${id}/`,
        pubDate: data.published,
        categories: data.points,
      })),
  });
};
