/** @file glossary.yaml read and validated; what it cannot accept stops the build. */
import { readFileSync } from "node:fs";
import { z } from "astro/zod";
import { fields, id, sentences, words } from "./fields.ts";
import { fail, parseYaml } from "./yaml-file.ts";

/** One entry of the glossary. */
export const termSchema = fields({
  id,
  term: words(6),
  definition: sentences(50),
  /** Ids of the site: other terms (term-…), points (point-…), essays and what they hold. */
  see: z.array(id).min(1, { error: "received no id; accepted: at least one" }),
  /** The work of references.bib where to read more. */
  reference: z.string().optional(),
});

export type Term = z.infer<typeof termSchema>;

const glossarySchema = fields({ terms: z.array(termSchema) });

/** Read the terms from glossary.yaml. */
export const readGlossary = (path = "src/content/glossary.yaml"): Term[] =>
  parseGlossary(readFileSync(path, "utf8"), path);

/** Parse the text of glossary.yaml; throw an error that names file, term and field. */
export function parseGlossary(source: string, path: string): Term[] {
  const { terms } = parseYaml(source, path, glossarySchema);
  const problems = (["id", "term"] as const).flatMap((field) =>
    terms
      .filter((one, i) => terms.findIndex((other) => other[field] === one[field]) < i)
      .map((repeated) => ({
        where: `terms "${repeated.id}"`,
        field,
        message: `received "${repeated[field]}" twice; accepted: once`,
      })),
  );
  if (problems.length > 0) fail(path, problems);
  return terms;
}
