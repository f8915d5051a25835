/** @file What a reader pastes into an argument elsewhere: quoted words, a link, a picture. */

import type { Citation } from "./citation.ts";
import { escapeHtml } from "./escape-html.ts";
import { escapeMarkdown } from "./markdown.ts";

export interface ForumPost {
  readonly html: string;
  readonly markdown: string;
}

/** Words that a reader selected, and the address that leads to them. */
export interface Quote {
  readonly text: string;
  readonly url: string;
}

/** Write a post that quotes a thing: without a selection its own words, by the address that link previews understand. */
export function forumPost(citation: Citation, selected?: Quote): ForumPost {
  const { title, container, publisher, version, date, page, card } = citation;
  const words = selected?.text ?? quotable(citation);
  const url = selected?.url ?? page;
  const of = `${container ? `${container}, ` : ""}${publisher}, version ${version}, ${date}`;
  const quote = words && `<blockquote><p>${escapeHtml(words)}</p></blockquote>`;
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
  const image = `<img src="${escapeHtml(card)}" alt="${escapeHtml(title)}" width="600" height="315">`;
  return {
    html: `${quote}<p>${link} (${escapeHtml(of)})</p><p><a href="${escapeHtml(page)}">${image}</a></p>`,
    markdown: [
      ...(words ? [`> ${escapeMath(words)}`] : []),
      `[${escapeMarkdown(title)}](<${url}>) (${escapeMarkdown(of)})`,
      `[![${escapeMarkdown(title)}](<${card}>)](<${page}>)`,
    ].join("\n\n"),
  };
}

/** Forums set TeX between dollars, so formulas stay as they are. */
const escapeMath = (text: string) =>
  text
    .split(/(\$[^$]*\$)/)
    .map((part, i) => (i % 2 === 1 ? part : escapeMarkdown(part)))
    .join("");

/** Take what is worth quoting: the whole of a short thing, the first sentence of a long one. */
function quotable({ kind, title, text }: Citation): string {
  if (kind === "section" || text === title) return "";
  if (text.length <= 300) return text;
  return text.match(/^.*?[.?!](?=\s|$)/)?.[0] ?? text;
}
