/** @file Marks in the margin of what changed. Nothing in the text moves until a reader opens one. */
import type { CitedVersion } from "#citable/changes.ts";
import type { WordRun } from "#citable/word-diff.ts";

export interface Mark {
  /** The ids of the passages that it tells of. */
  readonly ids: readonly string[];
  readonly element: HTMLElement;
  /** Bring it into view, open. */
  show(): void;
}

/** Mark the passages that changed since a version, in the order of the page. */
export function markChanges(cited: CitedVersion): Mark[] {
  const since = `since version ${cited.version}`;
  const changed = cited.changed.map(({ id, diff }) =>
    foldingMark([id], passage(id), "±", `Changed ${since}`, () => [paragraph(diff)]),
  );
  const removed = [...Map.groupBy(cited.removed, ({ after }) => after)].map(([after, gone]) => {
    const ids = gone.map(({ id }) => id);
    const anchor =
      after === undefined ? document.querySelector(".prose > header > .byline") : passage(after);
    const mark = foldingMark(ids, anchor, "−", `Removed here ${since}`, () =>
      gone.map(({ text }) => paragraph([["-", text]])),
    );
    mark?.element.classList.add("below");
    return mark;
  });
  const added = cited.added.map((id) => plainMark(id, passage(id), "+", `New ${since}`));
  return [...changed, ...removed, ...added]
    .filter((mark) => mark !== undefined)
    .sort((a, b) => (follows(a.element, b.element) ? 1 : -1));
}

/** Find a passage by its id; a sheet that is older than the page may name one that is gone. */
const passage = (id: string) => document.getElementById(id);

const follows = (a: Node, b: Node) =>
  (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

function plainMark(
  id: string,
  anchor: HTMLElement | null,
  sign: string,
  label: string,
): Mark | undefined {
  if (!anchor) return undefined;
  const element = attach(document.createElement("span"), anchor, sign, label);
  element.role = "img";
  element.tabIndex = -1;
  return { ids: [id], element, show: () => bringIntoView(element) };
}

function foldingMark(
  ids: readonly string[],
  anchor: Element | null,
  sign: string,
  label: string,
  content: () => HTMLElement[],
): Mark | undefined {
  if (!anchor) return undefined;
  const button = attach(document.createElement("button"), anchor, sign, label);
  button.type = "button";
  button.ariaExpanded = "false";
  const panel = document.createElement("div");
  panel.className = "since-panel";
  panel.hidden = true;
  if (anchor.matches("li")) anchor.append(panel);
  else anchor.after(panel);
  const open = (isOpen: boolean) => {
    if (isOpen && !panel.hasChildNodes()) panel.append(heading(label), ...content());
    panel.hidden = !isOpen;
    button.ariaExpanded = `${isOpen}`;
  };
  button.addEventListener("click", () => open(button.ariaExpanded === "false"));
  const show = () => {
    open(true);
    bringIntoView(button);
  };
  return { ids, element: button, show };
}

function attach<E extends HTMLElement>(mark: E, anchor: Element, sign: string, label: string): E {
  mark.className = "since-mark";
  mark.textContent = sign;
  mark.ariaLabel = label;
  anchor.classList.add("since-marked");
  anchor.append(mark);
  return mark;
}

function bringIntoView(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
}

function heading(label: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "since-heading";
  element.textContent = label;
  return element;
}

function paragraph(runs: readonly WordRun[]): HTMLElement {
  const element = document.createElement("p");
  for (const [sign, words] of runs) {
    const run = document.createElement(sign === "-" ? "del" : sign === "+" ? "ins" : "span");
    run.textContent = words;
    element.append(run, " ");
  }
  return element;
}
