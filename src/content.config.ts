import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";
import { readGlossary, termSchema } from "#content/glossary.ts";
import { readPoints } from "#content/points.ts";
import { loadReferences } from "#content/references.ts";

const essays = defineCollection({
  loader: glob({
    base: "./src/content/essays",
    pattern: "*/index.mdx",
    generateId: ({ entry }) => entry.replace("/index.mdx", ""),
  }),
  schema: z.object({
    title: z.string(),
    /** One sentence for previews and search results, at most 200 characters. */
    description: z.string().max(200),
    /** Points of the debate that the essay expands. */
    points: z.array(z.string()).min(1),
    published: z.coerce.date(),
    updated: z.coerce.date().optional(),
    version: z.number().int().positive(),
    authors: z.array(z.string()).min(1),
  }),
});

const references = defineCollection({ loader: loadReferences });

const points = defineCollection({ loader: () => readPoints().points });

const terms = defineCollection({ loader: () => readGlossary(), schema: termSchema });

export const collections = { essays, references, points, terms };
