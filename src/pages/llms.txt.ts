import { getCollection } from "astro:content";
import type { APIRoute } from "astro";
import { readPoints } from "#content/points.ts";
import { findExperiments } from "#experiments/find-experiments.ts";
import { site } from "#site";

/** What is where, for readers that are programs. */
export const GET: APIRoute = async (context) => {
  const link = (title: string, path: string, note: string) =>
    `- [${title}](${new URL(path, context.site).href}): ${note}`;
  const essays = (await getCollection("essays")).map(({ id, data }) =>
    link(data.title, `/essays/${id}.md`, data.description),
  );
  const points = readPoints().points.map(({ id, title, question }) =>
    link(title, `/points/${id}/`, question),
  );
  const experiments = findExperiments().map(({ slug, about }) =>
    link(about.title, `/experiments/${slug}/`, about.question),
  );
  const lines = [
    `# ${site.name}`,
    "",
    `> ${site.description}`,
    "",
    "Everything that can be cited has a permanent id and a page at /c/<id>/. Cite the version you read. Positions are our paraphrases of the debaters.",
    "",
    "## Data",
    "",
    link(
      "claims.json",
      "/claims.json",
      "every point, passage, experiment and result with id, text, address and version",
    ),
    link("claims.schema.json", "/claims.schema.json", "its JSON Schema"),
    "",
    "## Essays",
    "",
    ...essays,
    "",
    "## Points of the debate",
    "",
    ...points,
    "",
    "## Experiments",
    "",
    ...experiments,
    "",
  ];
  return new Response(lines.join("\n"));
};
