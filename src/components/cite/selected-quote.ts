/** @file What a reader has selected in the text, for a quotation and for a link to the very words. */
import { textDirective } from "#cite/text-fragment.ts";
import { citable } from "./citable.ts";

export interface SelectedQuote {
  /** The id of the passage where it begins. */
  readonly id: string;
  readonly text: string;
  /** The address of the words on this page. */
  readonly url: string;
}

/** What stands in the text but is no part of its run of words. */
const apart = ".katex, .aside, .mark, .cite-offer, .cite-link";

/** Read the selection; none where nothing or nothing citable is selected. */
export function selectedQuote(): SelectedQuote | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return undefined;
  const range = wholeWords(selection.getRangeAt(0));
  const passage = elementOf(range.startContainer)?.closest<HTMLElement>(citable);
  if (!passage) return undefined;
  const text = quotedText(range);
  if (text === "") return undefined;
  const runs = runsOf(range);
  const directive = textDirective({ runs, before: before(range, passage) }, isRepeated);
  const { origin, pathname } = location;
  return { id: passage.id, text, url: `${origin}${pathname}#${passage.id}${directive ?? ""}` };
}

const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);

/** Widen a range to whole words, which is all that a text fragment can find. */
function wholeWords(range: Range): Range {
  const wide = range.cloneRange();
  const { startContainer: start, endContainer: end } = range;
  if (start instanceof Text) {
    const left = start.data.slice(0, range.startOffset).match(/[\p{L}\p{N}]*$/u)?.[0] ?? "";
    wide.setStart(start, range.startOffset - left.length);
  }
  if (end instanceof Text) {
    const right = end.data.slice(range.endOffset).match(/^[\p{L}\p{N}]*/u)?.[0] ?? "";
    wide.setEnd(end, range.endOffset + right.length);
  }
  return wide;
}

/** Write the words of a range with its formulas as TeX. */
function quotedText(range: Range): string {
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  for (const formula of copy.querySelectorAll(".katex")) {
    const tex = formula.querySelector("annotation")?.textContent;
    formula.replaceWith(tex ? `$${tex}$` : "");
  }
  for (const note of copy.querySelectorAll(apart)) note.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** List the runs of plain words in a range; a new block begins a new run. */
function runsOf(range: Range): string[] {
  const runs: string[] = [];
  let last: Element | null | undefined;
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root.parentNode ?? root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const element = node.parentElement;
    const block = element?.closest(apart)
      ? undefined
      : element?.closest("p, li, h2, h3, figcaption");
    if (block && block === last) runs.push(`${runs.pop() ?? ""}${partIn(node, range)}`);
    else if (block) runs.push(partIn(node, range));
    last = block;
  }
  return runs;
}

const partIn = (node: Text, range: Range) =>
  node.data.slice(
    node === range.startContainer ? range.startOffset : 0,
    node === range.endContainer ? range.endOffset : undefined,
  );

/** Read the words that lead up to a range in its passage. */
function before(range: Range, passage: Element): string {
  const lead = document.createRange();
  lead.setStart(passage, 0);
  lead.setEnd(range.startContainer, range.startOffset);
  return runsOf(lead).at(-1) ?? "";
}

/** Tell whether words stand on the page more than once. */
function isRepeated(words: string): boolean {
  const text = (document.querySelector("main")?.textContent ?? "")
    .replace(/\s+/g, " ")
    .toLowerCase();
  const sought = words.toLowerCase();
  return text.indexOf(sought) !== text.lastIndexOf(sought);
}
