import type { KnownBlock } from "./assign-ids.ts";
import { numberBlocks, readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import type { CitableItem } from "./item.ts";
import { firstSentence, opening } from "./opening.ts";
import { type Referents, readerWords } from "./reader-words.ts";

/** List the blocks of an essay as a reader sees them, with their ids. */
export function readerBlocks(
  { slug, tree, assignment }: Essay,
  referents: Referents,
): KnownBlock[] {
  const texts = new Map(
    readBlocks(tree, readerWords(slug, referents)).map(({ node, text }) => [node, text]),
  );
  return readBlocks(tree).map(({ node, kind, text }, i) => ({
    id: assignment.blocks[i]?.id ?? "",
    kind,
    text: texts.get(node) ?? text,
  }));
}

/** Make the items of an essay: itself, and each of its blocks. */
export function essayItems(
  essay: Essay,
  blocks: readonly KnownBlock[],
  site: string,
): CitableItem[] {
  const { slug, frontMatter, releases } = essay;
  const { title, description, version, published, updated } = frontMatter;
  const released = releases.find((release) => release.version === version);
  const shared = {
    version: `${version}`,
    date: released?.date ?? updated ?? published,
  };
  const url = new URL(`/essays/${slug}/`, site).href;
  const numbers = numberBlocks(readBlocks(essay.tree));
  let section: string | undefined;
  const items = blocks.map((block, i): CitableItem => {
    const id = `${slug}-${block.id}`;
    const within = block.kind === "section" ? undefined : section;
    if (block.kind === "section") section = id;
    return {
      id,
      kind: block.kind,
      essay: slug,
      ...(within && { section: within }),
      title: titleOf(block, numbers[i]),
      text: block.text,
      url: `${url}#${block.id}`,
      ...shared,
    };
  });
  return [{ id: slug, kind: "essay", title, text: description, url, ...shared }, ...items];
}

/** Name a block of an essay, by the number that it has on the page, if any. */
function titleOf({ kind, text }: KnownBlock, number: number | undefined): string {
  switch (kind) {
    case "figure":
      return `Figure ${number}: ${firstSentence(text)}`;
    case "equation":
      return number ? `Equation ${number}` : `Equation $${opening(text)}$`;
    case "section":
      return text;
    default:
      return opening(text);
  }
}
