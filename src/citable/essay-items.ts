import type { KnownBlock } from "./assign-ids.ts";
import { readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import type { CitableItem } from "./item.ts";
import { type Referents, readerWords } from "./reader-words.ts";

/** List the blocks of an essay as a reader sees them, with their ids. */
export function readerBlocks(
  { tree, assignment }: Essay,
  referents: Omit<Referents, "figures">,
): KnownBlock[] {
  const figures = new Map(
    assignment.blocks.filter(({ kind }) => kind === "figure").map(({ id }, i) => [id, i + 1]),
  );
  const texts = new Map(
    readBlocks(tree, readerWords({ ...referents, figures })).map(({ node, text }) => [node, text]),
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
  const nameOf = titles();
  let section: string | undefined;
  const items = blocks.map((block): CitableItem => {
    const id = `${slug}-${block.id}`;
    const within = block.kind === "section" ? undefined : section;
    if (block.kind === "section") section = id;
    return {
      id,
      kind: block.kind,
      essay: slug,
      ...(within && { section: within }),
      title: nameOf(block),
      text: block.text,
      url: `${url}#${block.id}`,
      ...shared,
    };
  });
  return [{ id: slug, kind: "essay", title, text: description, url, ...shared }, ...items];
}

/** Name the blocks of an essay in turn; figures and equations are numbered. */
function titles(): (block: KnownBlock) => string {
  const counts = { figure: 0, equation: 0 };
  return ({ kind, text }) => {
    switch (kind) {
      case "figure":
        return `Figure ${++counts.figure}: ${firstSentence(text)}`;
      case "equation":
        return `Equation ${++counts.equation}`;
      case "section":
        return text;
      default:
        return opening(text);
    }
  };
}

const firstSentence = (text: string) => text.match(/^.*?[.?!](?=\s|$)/)?.[0] ?? text;

/** Take whole words, about as many as a title holds. */
function opening(text: string): string {
  if (text.length <= 80) return text;
  return `${text.slice(0, 80).replace(/\s+\S*$/, "")}…`;
}
