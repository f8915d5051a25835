import type { Author, Citation } from "./citation.ts";
import { versionText } from "./version-text.ts";

/** Write a reference in the style of the APA, in plain text. */
export function apa(citation: Citation, accessed?: string): string {
  const { authors, title, container, section, publisher, date, url } = citation;
  const [year] = date.split("-");
  const version = `(Version ${versionText(citation)})`;
  const place = section ? `, section “${section}”` : "";
  const what = container
    ? `${stop(title)} In ${container} ${version}${place}.`
    : `${title} ${version}.`;
  const where = accessed
    ? `Retrieved ${monthDay(accessed)}, ${accessed.slice(0, 4)}, from ${url}`
    : url;
  return `${stop(list(authors))} (${year}, ${monthDay(date)}). ${what} ${publisher}. ${where}`;
}

const stop = (text: string) => (/[.?!…]$/.test(text) ? text : `${text}.`);

const monthDay = (date: string) =>
  new Date(date).toLocaleDateString("en-US", { month: "long", day: "numeric", timeZone: "UTC" });

function list(authors: readonly Author[]): string {
  const names = authors.map((author) =>
    "literal" in author ? author.literal : `${author.family}, ${initials(author.given)}`,
  );
  const last = names.pop() ?? "";
  return names.length > 0 ? `${names.join(", ")}, & ${last}` : last;
}

const initials = (given: string) =>
  given
    .split(/\s+/)
    .map((name) =>
      name
        .split("-")
        .map(([first]) => `${first}.`)
        .join("-"),
    )
    .join(" ");
