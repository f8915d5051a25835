import { getCollection } from "astro:content";
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { citableEssays, citableTargets } from "#citable/citable-items.ts";
import { readRecordings } from "#citable/collect-items.ts";
import { usesOf } from "#citable/mentions.ts";
import { readerWords } from "#citable/reader-words.ts";
import { apa } from "#cite/apa.ts";
import { essayMarkdown } from "#cite/essay-markdown.ts";
import { siteCitations } from "#cite/site-citations.ts";
import { readPoints } from "#content/points.ts";
import { site } from "#site";

export async function getStaticPaths() {
  const citations = new Map((await siteCitations()).map((citation) => [citation.id, citation]));
  return (await citableEssays()).map(({ essay }) => ({
    params: { slug: essay.slug },
    props: { essay, citation: citations.get(essay.slug) },
  }));
}

/** An essay as plain text. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { essay, citation } = props;
  const { title, description } = essay.frontMatter;
  const references = (await getCollection("references")).map(({ data }) => data);
  const referents = { references, recordings: readRecordings(), targets: await citableTargets() };
  const speak = readerWords(essay.slug, referents);
  const body = essayMarkdown(essay.tree, { speak, points: readPoints().points });
  const cited = usesOf([essay], "Cite", "of");
  const works = references.filter(({ id }) => cited.has(id)).map(({ text }) => `- ${text}`);
  const text = [
    `# ${title}`,
    description,
    citation && `Cite as: ${apa(citation)}`,
    `Text: ${site.textLicense}`,
    body.trim(),
    "## References",
    works.join("\n"),
  ];
  return new Response(`${text.filter(Boolean).join("\n\n")}\n`, {
    headers: { "Content-Type": "text/markdown; charset=utf-8" },
  });
};
