/** @file The panel that cites and shares a passage. All text from outside stays text. */
import type { Citation } from "#cite/citation.ts";
import { formats } from "#cite/formats.ts";
import { forumPost } from "#cite/forum.ts";
import { loadStyle } from "#components/site/load-style.ts";
import { copyForum, copyText } from "./copy.ts";
import { element } from "./element.ts";
import styles from "./panel.css?url";
import { passageOptions } from "./passage-options.ts";
import { type SelectedQuote, selectedQuote } from "./selected-quote.ts";
import { today } from "./today.ts";

const heading = element("h2", { id: "cite-panel-title", textContent: "Cite or share" });
const passages = element("select", {});
const quoted = element("blockquote", {});
const format = element("select", {});
const output = element("textarea", { readOnly: true, rows: 9, spellcheck: false });
const status = element("p", { role: "status" });
const all = element("a", { textContent: "All passages and formats" });
const preview = element("a", { textContent: "Page for link previews" });
const dialog = element("dialog", { className: "cite-panel" });

let citations: readonly Citation[] = [];
let quote: SelectedQuote | undefined;

/** Open the panel at a passage of an essay; what is selected becomes the quotation. */
export async function openPanel(slug: string, id: string, opener: HTMLElement): Promise<void> {
  quote = selectedQuote();
  const [found] = await Promise.all([load(slug), loadStyle(styles)]);
  if (!found) {
    location.href = `/cite/${slug}/#${slug}-${id}`;
    return;
  }
  citations = found;
  if (!dialog.isConnected) build();
  passages.replaceChildren(...passageOptions(citations));
  passages.value = `${slug}-${quote?.id ?? id}`;
  all.href = `/cite/${slug}/`;
  show();
  opener.focus({ preventScroll: true });
  dialog.showModal();
}

async function load(slug: string): Promise<readonly Citation[] | undefined> {
  if (citations.length > 0) return citations;
  try {
    const response = await fetch(`/cite/${slug}.json`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

const chosen = () => citations.find(({ id }) => id === passages.value) ?? citations[0];

/** The selection belongs to the passage where it begins. */
const quoteOf = (citation: Citation) =>
  quote && citation.id.endsWith(`-${quote.id}`) ? quote : undefined;

function show(): void {
  const citation = chosen();
  if (!citation) return;
  const selected = quoteOf(citation);
  quoted.hidden = !selected;
  quoted.textContent = selected?.text ?? "";
  output.value = formats[format.value]?.(citation, today()) ?? "";
  preview.href = new URL(citation.page).pathname;
  status.textContent = "";
}

function linkTo(citation: Citation): string {
  const { hash } = new URL(citation.url);
  return quoteOf(citation)?.url ?? `${location.origin}${location.pathname}${hash}`;
}

function build(): void {
  format.append(...Object.keys(formats).map((name) => element("option", { textContent: name })));
  passages.addEventListener("change", show);
  format.addEventListener("change", show);
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(
    heading,
    labelled("Passage", passages),
    quoted,
    row(
      action("Copy link", (citation) => copyText(linkTo(citation))),
      action("Copy for a forum", (citation) => copyForum(forumPost(citation, quoteOf(citation)))),
    ),
    labelled("Format", format),
    labelled("Citation", output),
    row(
      action("Copy citation", () => copyText(output.value)),
      button("Close", () => dialog.close()),
    ),
    status,
    row(all, preview),
  );
  document.body.append(dialog);
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  const label = element("label", { textContent: text });
  label.append(control);
  return label;
}

function row(...children: HTMLElement[]): HTMLElement {
  const line = element("div", { className: "row" });
  line.append(...children);
  return line;
}

/** Make a button that copies and says what came of it. */
function action(label: string, copy: (citation: Citation) => Promise<string>): HTMLElement {
  const act = async () => {
    const citation = chosen();
    if (citation) status.textContent = await copy(citation);
  };
  return button(label, () => void act());
}

const button = (textContent: string, onclick: () => void) =>
  element("button", { type: "button", className: "plain-button", textContent, onclick });
