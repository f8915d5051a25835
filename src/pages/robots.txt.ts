import type { APIRoute } from "astro";

/** Everyone may read everything. */
export const GET: APIRoute = (context) =>
  new Response(
    `User-agent: *\nAllow: /\n\nSitemap: ${new URL("/sitemap-index.xml", context.site).href}\n`,
  );
