import type { APIRoute } from "astro";
import { z } from "astro/zod";
import { claimsSchema } from "#citable/item.ts";

/** The JSON Schema of /claims.json. */
export const GET: APIRoute = () => Response.json(z.toJSONSchema(claimsSchema));
