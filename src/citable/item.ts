import { z } from "astro/zod";

const id = z.string().regex(/^[a-z0-9-]+$/);

/** One thing that can be cited, as /claims.json publishes it. */
export const itemSchema = z.strictObject({
  id: id.describe("Permanent and unique on the site; a page for previews stands at /c/<id>/."),
  kind: z.enum([
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
  ]),
  essay: id.optional().describe("The essay that holds it."),
  section: id.optional().describe("The section of the essay that holds it."),
  title: z.string().min(1),
  text: z.string().min(1).describe("Plain text; formulas are TeX."),
  url: z.url().describe("Where it stands, with a fragment."),
  version: z.string().min(1).describe("Of its essay, or of the site."),
  date: z.iso.date().describe("Of that version, or of the recorded run."),
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
