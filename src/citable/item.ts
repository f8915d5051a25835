import { z } from "astro/zod";

const id = z.string().regex(/^[a-z0-9-]+$/);

const kinds = [
  "essay",
  "section",
  "paragraph",
  "claim",
  "figure",
  "equation",
  "point",
  "position",
  "term",
  "experiment",
  "result",
] as const;

/** What a claim rests on. */
const evidenceSchema = z.strictObject({
  kind: z.enum([...kinds, "work"]),
  id: z.string().min(1).describe("In this index; of a work, its key in the site's bibliography."),
  title: z.string().min(1),
  url: z.url(),
});

/** What a recorded run measured. */
const measuredSchema = z.strictObject({
  run: z.string().describe("The recorded run, as experiment/preset."),
  value: z.number(),
  unit: z.string().optional(),
  low: z.number().optional().describe("First quartile over seeds."),
  high: z.number().optional().describe("Third quartile over seeds."),
  seeds: z.int().positive().describe("How many independent seeds the value is the median of."),
});

/** One thing that can be cited, as /claims.json publishes it. */
export const itemSchema = z.strictObject({
  id: id.describe("Permanent and unique on the site; a page for previews stands at /c/<id>/."),
  kind: z.enum(kinds),
  essay: id.optional().describe("The essay that holds it."),
  section: id.optional().describe("The section of the essay that holds it."),
  title: z.string().min(1),
  text: z.string().min(1).describe("Plain text; formulas are TeX."),
  url: z.url().describe("Where it stands, with a fragment."),
  version: z.string().min(1).describe("Of its essay, or of the site."),
  date: z.iso.date().describe("Of that version, or of the recorded run."),
  status: z
    .enum(["measured", "literature", "argued"])
    .optional()
    .describe("Of a claim: measured in a run of ours, found in the literature, or argued."),
  evidence: z.array(evidenceSchema).optional().describe("Of a claim: what it rests on."),
  measured: measuredSchema.optional().describe("Of a result."),
});

export type CitableItem = z.infer<typeof itemSchema>;
export type CitableKind = CitableItem["kind"];

/** The whole of /claims.json. */
export const claimsSchema = z
  .strictObject({
    $schema: z.url(),
    name: z.string(),
    license: z.url().describe("Of the texts."),
    items: z.array(itemSchema),
  })
  .meta({ title: "Everything on Cruxes that can be cited" });
