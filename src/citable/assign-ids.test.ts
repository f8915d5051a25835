import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignIds, type KnownBlock } from "./assign-ids.ts";
import type { BlockKind } from "./block.ts";

interface Unnamed {
  readonly kind: BlockKind;
  readonly authored: string | undefined;
  readonly text: string;
}

const paragraph = (text: string): Unnamed => ({ kind: "paragraph", authored: undefined, text });
const section = (text: string): Unnamed => ({ kind: "section", authored: undefined, text });
const claim = (authored: string, text: string): Unnamed => ({ kind: "claim", authored, text });

const nothingTaken = () => false;
const assign = (blocks: readonly Unnamed[], known: readonly KnownBlock[] = []) =>
  assignIds(known, blocks, nothingTaken);

/** Texts that share words now and then, as paragraphs do. */
const text = fc
  .array(fc.constantFrom(..."the model fits a curve and the error of its noise falls".split(" ")), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(" "));
const block = fc.oneof(
  text.map(paragraph),
  text.map(section),
  text.map((words): Unnamed => ({ kind: "equation", authored: undefined, text: words })),
);
const essay = fc.array(block, { maxLength: 12 });

describe("ids of an essay", () => {
  it("are never given twice, however the essay is rewritten", () => {
    fc.assert(
      fc.property(fc.array(essay, { minLength: 1, maxLength: 4 }), (states) => {
        let known: readonly KnownBlock[] = [];
        const ever = new Set<string>();
        for (const blocks of states) {
          const { blocks: named, moved } = assignIds(known, blocks, (id) => ever.has(id));
          const before = new Set(known.map(({ id }) => id));
          const ids = named.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) {
            expect(id).toMatch(/^[a-z0-9-]+$/);
            expect(ever.has(id)).toBe(before.has(id));
          }
          expect([...moved.keys()]).toEqual([...before].filter((id) => !ids.includes(id)));
          for (const target of moved.values()) {
            if (blocks.length > 0) expect(ids).toContain(target);
            else expect(target).toBeUndefined();
          }
          for (const id of ids) ever.add(id);
          known = named;
        }
      }),
    );
  });

  it("stay where a text is unchanged, whatever is inserted, deleted, edited or moved around it", () => {
    const distinct = fc.uniqueArray(text, { maxLength: 10 });
    fc.assert(
      fc.property(distinct, distinct, fc.infiniteStream(fc.nat()), (texts, others, random) => {
        const known = assign(texts.map(paragraph)).blocks;
        const idOf = new Map(known.map(({ id, text }) => [text, id]));
        const kept = texts.filter(() => (random.next().value ?? 0) % 3 > 0);
        const mixed = [...new Set([...kept, ...others])]
          .map((text) => ({ text, place: random.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place);
        for (const { id, text } of assign(
          mixed.map((entry) => paragraph(entry.text)),
          known,
        ).blocks) {
          if (idOf.has(text)) expect(id).toBe(idOf.get(text));
        }
      }),
    );
  });

  it("do not change when nothing did", () => {
    fc.assert(
      fc.property(essay, (blocks) => {
        const first = assign(blocks);
        const second = assign(blocks, first.blocks);
        expect(second.blocks).toEqual(first.blocks);
        expect(second.moved.size).toBe(0);
      }),
    );
  });

  it("follow a paragraph that was edited and moved", () => {
    const known = assign(
      ["The network settles on the true curve.", "The polynomial swings between samples."].map(
        paragraph,
      ),
    ).blocks;
    const edited = assign(
      ["The polynomial swings wildly between samples.", "The network settles on the curve."].map(
        paragraph,
      ),
      known,
    ).blocks;
    expect(edited.map(({ id }) => id)).toEqual([known[1]?.id, known[0]?.id]);
  });

  it("stay with an unchanged paragraph that moved, though one with the same words took its place", () => {
    const one = claim("one", "One.");
    const [dogs, men] = [paragraph("Dogs bite men."), paragraph("Men bite dogs.")];
    const known = assign([one, dogs]).blocks;
    expect(assign([dogs, one, men], known).blocks[0]?.id).toBe(known[1]?.id);
  });

  it("follow a paragraph that was rewritten in its place, if it kept some of its words", () => {
    const before = ["One.", "It fails because it stores every label.", "Three."];
    const known = assign(before.map(paragraph)).blocks;
    const after = ["One.", "The labels are stored, and so it fails on new ones.", "Three."];
    expect(assign(after.map(paragraph), known).blocks[1]?.id).toBe(known[1]?.id);
  });

  it("of sections are their first words, with a number where those are taken", () => {
    const ids = assign([
      section("What’s the café’s question?"),
      section("Whats the cafes question"),
    ]);
    expect(ids.blocks.map(({ id }) => id)).toEqual([
      "whats-the-cafes-question",
      "whats-the-cafes-question-2",
    ]);
  });

  it("of claims are those that their author wrote, and a renamed one leads on", () => {
    const known = assign([claim("old-name", "A polynomial fails."), paragraph("Why?")]).blocks;
    const { blocks, moved } = assign(
      [paragraph("Why?"), claim("new-name", "A polynomial fails.")],
      known,
    );
    expect(blocks.map(({ id }) => id)).toEqual([known[1]?.id, "new-name"]);
    expect([...moved]).toEqual([["old-name", "new-name"]]);
  });

  it("of a paragraph that became a claim lead to the claim", () => {
    const known = assign([paragraph("First."), paragraph("A polynomial fails.")]).blocks;
    const { moved } = assign([claim("fails", "A polynomial fails."), paragraph("First.")], known);
    expect([...moved]).toEqual([[known[1]?.id, "fails"]]);
  });

  it("of a deleted paragraph lead to what stood before it", () => {
    const known = assign(["First.", "Second.", "Third."].map(paragraph)).blocks;
    const { moved } = assign(["First.", "Third."].map(paragraph), known);
    expect([...moved]).toEqual([[known[1]?.id, known[0]?.id]]);
  });

  it("of a section that was replaced lead to the section in its place", () => {
    const known = assign([paragraph("First."), section("Limits")]).blocks;
    const { moved } = assign([paragraph("First."), section("What remains")], known);
    expect([...moved]).toEqual([["limits", "what-remains"]]);
  });

  it("of a section are not taken over by a claim that asks for one", () => {
    const known = assign([section("Limits")]).blocks;
    const { blocks } = assign([claim("limits", "It ends."), section("Limits")], known);
    expect(blocks.map(({ id }) => id)).toEqual(["limits", "limits"]);
  });

  it("of a section do not stay with a paragraph of the same words", () => {
    const known = assign([section("Limits")]).blocks;
    const { blocks, moved } = assign([paragraph("Limits")], known);
    expect([...moved]).toEqual([["limits", blocks[0]?.id]]);
  });

  it("of the site's own page are not given to a section", () => {
    const { blocks } = assignIds([], [section("References")], (id) => id === "references");
    expect(blocks[0]?.id).toBe("references-2");
  });
});
