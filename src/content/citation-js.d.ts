/** The part of citation-js that references.ts uses; the package ships no types. */
declare module "@citation-js/core" {
  export interface Name {
    family?: string;
    given?: string;
    literal?: string;
    "dropping-particle"?: string;
    "non-dropping-particle"?: string;
  }
  export interface Work {
    "citation-key": string;
    title: string;
    note?: string;
    author?: readonly Name[];
    issued?: { "date-parts": readonly (readonly number[])[] };
    publisher?: string;
    "container-title"?: string;
    volume?: string;
    page?: string;
    DOI?: string;
    URL?: string;
  }
  interface FormatOptions {
    format: "text" | "html";
    template: "apa";
    lang: "en-US";
  }
  export class Cite {
    constructor(data: string | Partial<Work>);
    readonly data: Work[];
    format(kind: "bibliography" | "citation", options: FormatOptions): string;
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
