import { authorNames, longDate } from "./author-names.ts";
import type { Citation } from "./citation.ts";
import { versionText } from "./version-text.ts";

/** Keep text what it is between the signs of Markdown. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~$]/g, "\\$&");

/** Write a reference as one line of Markdown whose link leads there. */
export function markdown(citation: Citation, accessed?: string): string {
  const { title, container, section, publisher, date, url } = citation;
  const parts = [
    container && `in *${escapeMarkdown(container)}*`,
    section && `section “${escapeMarkdown(section)}”`,
    escapeMarkdown(authorNames(citation)),
    escapeMarkdown(publisher),
    longDate(date),
    `version ${versionText(citation)}`,
    accessed && `accessed ${longDate(accessed)}`,
  ];
  return `[${escapeMarkdown(title)}](<${url}>), ${parts.filter(Boolean).join(", ")}.`;
}
