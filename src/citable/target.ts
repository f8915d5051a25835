/** @file What a cross-reference can lead to, and the words that prose has for it. */
import type { Term } from "#content/glossary.ts";
import type { Debate } from "#content/points.ts";
import { numberBlocks, readBlocks } from "./block.ts";
import type { Essay } from "./essay.ts";
import { nearest } from "./nearest.ts";
import { opening } from "./opening.ts";

export interface Target {
  readonly href: string;
  /** As prose names it: "Figure 2". */
  readonly words: string;
  /** The essay that holds it. */
  readonly essay?: { readonly slug: string; readonly title: string };
}

/** The targets of a site by their permanent ids. */
export type Targets = ReadonlyMap<string, Target>;

/** List what cross-references can lead to: essays and what they hold, points, terms. */
export function listTargets(
  essays: readonly Essay[],
  { points }: Pick<Debate, "points">,
  terms: readonly Term[],
): Targets {
  return new Map([
    ...points.map(
      ({ id, question }): Entry => [
        `point-${id}`,
        { href: `/points/${id}/`, words: `“${question}”` },
      ],
    ),
    ...terms.map(
      ({ id, term }): Entry => [`term-${id}`, { href: `/glossary/#${id}`, words: term }],
    ),
    ...essays.flatMap(essayTargets),
  ]);
}

type Entry = [id: string, target: Target];

function essayTargets({ slug, frontMatter: { title }, tree, assignment }: Essay): Entry[] {
  const blocks = readBlocks(tree);
  const numbers = numberBlocks(blocks);
  const href = `/essays/${slug}/`;
  const held = blocks.flatMap(({ kind, text }, i): Entry[] => {
    const id = assignment.blocks[i]?.id;
    const words = wordsFor(kind, text, numbers[i]);
    if (!id || !words) return [];
    return [[`${slug}-${id}`, { href: `${href}#${id}`, words, essay: { slug, title } }]];
  });
  return [[slug, { href, words: `“${title}”` }], ...held];
}

/** Name a block as prose does; what has neither name nor number has no words. */
function wordsFor(kind: string, text: string, number: number | undefined): string | undefined {
  switch (kind) {
    case "section":
      return `section “${text}”`;
    case "claim":
      return `the claim “${opening(text)}”`;
    case "figure":
      return `Figure\u00a0${number}`;
    case "equation":
      return number ? `equation\u00a0${number}` : undefined;
    default:
      return undefined;
  }
}

/** Find what `<Ref to="…" />` means in an essay: an id of its own, or any of the site. Nothing there is an author's error. */
export function findTarget(to: string, slug: string, targets: Targets): Target {
  const found = targets.get(`${slug}-${to}`) ?? targets.get(to);
  if (!found) {
    const own = `${slug}-`;
    const names = [...targets.keys()].map((id) => (id.startsWith(own) ? id.slice(own.length) : id));
    throw new Error(
      `<Ref to="${to}" /> in "${slug}" leads to nothing. Near it: ${nearest(to, names).join(", ")}`,
    );
  }
  if (found.essay?.slug === slug) return { ...found, href: found.href.replace(/^.*#/, "#") };
  if (found.essay) return { ...found, words: `${found.words} of “${found.essay.title}”` };
  return found;
}
