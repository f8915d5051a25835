import type { Citation } from "./citation.ts";

/** List the authors in words: "Ada Ba and Yu Xu". */
export const authorNames = ({ authors }: Citation): string =>
  new Intl.ListFormat("en-GB").format(
    authors.map((author) =>
      "literal" in author ? author.literal : `${author.given} ${author.family}`,
    ),
  );

/** Write a day in words: "22 November 2026". */
export const longDate = (date: string): string =>
  new Date(date).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
