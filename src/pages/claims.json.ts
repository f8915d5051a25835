import type { APIRoute } from "astro";
import type { z } from "astro/zod";
import { citableItems } from "#citable/citable-items.ts";
import type { claimsSchema } from "#citable/item.ts";
import { site } from "#site";

/** The machine index: everything that can be cited. */
export const GET: APIRoute = async (context) => {
  const claims: z.infer<typeof claimsSchema> = {
    $schema: new URL("/claims.schema.json", context.site).href,
    name: site.name,
    license: site.textLicense,
    items: [...(await citableItems())],
  };
  return Response.json(claims);
};
