import type { Name, Work } from "@citation-js/core";

/** Write a cited work as the content of a `citation_reference` tag. */
export function citationReference(work: Work): string {
  const names = (work.author ?? []).map(nameOf);
  const arxiv = work.URL?.match(/arxiv\.org\/abs\/([\w.\-/]+?)(v\d+)?$/)?.[1];
  const fields: [name: string, value: string | number | undefined][] = [
    ["title", work.title],
    ...names.map((name): [string, string] => ["author", name]),
    ["publication_date", work.issued?.["date-parts"][0]?.join("/")],
    ["journal_title", work["container-title"]],
    ["volume", work.volume],
    ["firstpage", work.page?.split(/[-–]/)[0]],
    ["publisher", work.publisher],
    ["doi", work.DOI],
    ["arxiv_id", arxiv],
    ["public_url", work.URL],
  ];
  return fields
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `citation_${name}=${`${value}`.replaceAll(";", ",")}`)
    .join(";");
}

/** Write "Family, Given"; a particle such as "van der" belongs to the family name. */
function nameOf({ literal, family, given, ...particles }: Name): string {
  const whole = [
    particles["non-dropping-particle"] ?? particles["dropping-particle"],
    family,
  ].filter(Boolean);
  return literal ?? [whole.join(" "), given].filter(Boolean).join(", ");
}
