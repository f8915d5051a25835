import { describe, expect, it } from "vitest";
import { parseGlossary, readGlossary } from "./glossary.ts";
import { loadReferences } from "./references.ts";

const entry = (changes: Record<string, unknown> = {}) => ({
  id: "prior",
  term: "prior",
  definition: "What a learner prefers.",
  see: ["point-polynomial"],
  ...changes,
});
const parse = (...terms: object[]) => parseGlossary(JSON.stringify({ terms }), "glossary.yaml");

describe("the glossary", () => {
  it("names only works of the bibliography", () => {
    const keys = loadReferences().map(({ id }) => id);
    const unknown = readGlossary().filter(
      ({ reference }) => reference && !keys.includes(reference),
    );
    expect(unknown).toEqual([]);
  });

  it("accepts a term", () => {
    expect(parse(entry())).toEqual([entry()]);
  });

  it.each([
    [{ id: "Prior" }, 'terms "Prior": id: received "Prior"; accepted: lower-case letters'],
    [{ term: "" }, 'terms "prior": term: received 0 words; accepted: 1 to 6 words'],
    [
      { definition: "No end" },
      'terms "prior": definition: received "No end"; accepted: a sentence',
    ],
    [{ definition: `${"word ".repeat(50)}end.` }, "received 51 words; accepted: 1 to 50 words"],
    [{ see: [] }, 'terms "prior": see: received no id; accepted: at least one'],
    [{ sea: ["x"] }, 'received the field "sea"; accepted: id, term, definition, see, reference'],
  ])("refuses %j and says what it accepts", (changes, message) => {
    expect(() => parse(entry(changes))).toThrow(message);
  });

  it("refuses the same id or the same word twice", () => {
    expect(() => parse(entry(), entry({ term: "other" }))).toThrow(
      'glossary.yaml: terms "prior": id: received "prior" twice; accepted: once',
    );
    expect(() => parse(entry(), entry({ id: "other" }))).toThrow(
      'terms "other": term: received "prior" twice',
    );
  });
});
