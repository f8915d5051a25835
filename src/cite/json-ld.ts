import type { Work } from "@citation-js/core";
import type { Author, Citation } from "./citation.ts";
import { unversioned } from "./unversioned.ts";

interface Article {
  readonly published: string;
  readonly license: string;
  readonly parts: readonly Citation[];
  readonly works: readonly Work[];
}

/** Describe an essay and its parts to search engines, as text that is safe inside a script element. */
export function jsonLd(essay: Citation, { published, license, parts, works }: Article): string {
  const { title, text, authors, publisher, version, date, page, card, url } = essay;
  const home = unversioned(url);
  const article = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    "@id": home,
    url: home,
    headline: title,
    abstract: text,
    author: authors.map(agent),
    publisher: { "@type": "Organization", name: publisher },
    version,
    datePublished: published,
    dateModified: date,
    inLanguage: "en",
    license,
    image: card,
    sameAs: page,
    citation: works.map(citedWork),
    hasPart: parts.map((part) => ({
      "@type": "WebPageElement",
      "@id": part.page,
      url: unversioned(part.url),
      additionalType: part.kind,
      name: part.title,
    })),
  };
  return JSON.stringify(article).replaceAll("<", "\\u003c");
}

const agent = (author: Author) =>
  "literal" in author
    ? { "@type": "Organization", name: author.literal }
    : {
        "@type": "Person",
        name: `${author.given} ${author.family}`,
        familyName: author.family,
        givenName: author.given,
      };

/** The tags for reference managers name the authors. */
const citedWork = ({ title, DOI, URL }: Work) => ({
  "@type": "CreativeWork",
  name: title,
  url: DOI ? `https://doi.org/${DOI}` : URL,
});
