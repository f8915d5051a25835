import { escapeHtml } from "#cite/escape-html.ts";

/** Let the built page of an essay name its PDF, for reference managers and for readers; done again, it changes nothing. */
export function namePdf(html: string, path: string): string {
  const canonical = html.match(/<link rel="canonical" href="([^"]+)">/)?.[1];
  if (!canonical) throw new Error(`The page of ${path} has no canonical address.`);
  const url = escapeHtml(new URL(path, canonical).href);
  return html
    .replace(/<meta name="citation_pdf_url"[^>]*>/, "")
    .replace("</head>", `<meta name="citation_pdf_url" content="${url}"></head>`)
    .replace(/<a data-pdf[^>]*>/, `<a data-pdf href="${escapeHtml(path)}">`);
}
