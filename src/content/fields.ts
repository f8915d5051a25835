/** @file Fields of the files that authors write. Every message says what was received and what is accepted. */
import { z } from "astro/zod";

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** Put any issue that a schema does not word itself into received and accepted. */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_type") {
    return `received ${show(issue.input)}; accepted: ${issue.expected}`;
  }
  if (issue.code === "invalid_value") {
    return `received ${show(issue.input)}; accepted: ${issue.values.map(show).join(", ")}`;
  }
  return undefined;
};

/** Accept an object with exactly these fields. */
export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `received the field ${issue.keys?.map(show).join(", ")}; accepted: ${Object.keys(shape).join(", ")}`
        : undefined,
  });

/** Accept a text of so many words. */
export const words = (most: number, least = 1) =>
  z.string().refine((text) => countWords(text) >= least && countWords(text) <= most, {
    error: ({ input }) => {
      const count = countWords(input as string);
      return `received ${count} ${count === 1 ? "word" : "words"}; accepted: ${least} to ${most} words`;
    },
  });

/** Accept a permanent id. */
export const id = z.string().regex(/^[a-z0-9-]+$/, {
  error: ({ input }) => `received ${show(input)}; accepted: lower-case letters, digits and hyphens`,
});

/** Accept a text of at most so many words that ends as a sentence does. */
export const sentences = (most: number) =>
  words(most).regex(/[.?!]$/, {
    error: ({ input }) => `received ${show(input)}; accepted: a sentence that ends with . ? or !`,
  });
