/** @file A reader's answer to what an essay asks: read, kept, scored and shown in place of the fields. */
import { element } from "#components/cite/element.ts";
import {
  describeHistory,
  describeLater,
  describeOutcome,
  describeSaid,
  describeScale,
  describeScore,
} from "#predict/describe.ts";
import type { Prediction } from "#predict/prediction.ts";
import { keep, readKept } from "#predict/storage.ts";
import { readGuess, readProbability } from "./read-answer.ts";

/** What a reader said on this page, should the browser keep nothing. */
const given = new Map<string, Prediction>();

const predictionOf = ({ id }: HTMLFormElement) => readKept().predictions.get(id) ?? given.get(id);

/** Take the answer that stands in the fields. The first one counts; another becomes the later one. */
export function commit(ask: HTMLFormElement): void {
  const answer = readAnswer(ask);
  if ("problem" in answer) complain(ask, answer.problem);
  else settle(ask, answer);
}

/** Note that a reader looked before answering. */
export function lookFirst(ask: HTMLFormElement): void {
  const before = predictionOf(ask);
  settle(ask, before ?? { kind: "seen", ...circumstances(ask) });
}

/** Show what a reader said on an earlier visit. */
export function showKept(ask: HTMLFormElement): void {
  const prediction = predictionOf(ask);
  if (prediction) show(ask, prediction);
  else fieldsOf(ask).hidden = false;
}

const circumstances = (ask: HTMLFormElement) => ({
  question: ask.querySelector("p")?.lastChild?.textContent?.trim() ?? "",
  place: location.pathname,
  at: new Date().toISOString(),
});

const fieldsOf = (ask: HTMLFormElement) => ask.querySelector("div") ?? ask;

/** Read the fields as the answer to keep. */
function readAnswer(ask: HTMLFormElement): Prediction | { readonly problem: string } {
  const fields = [...ask.querySelectorAll("input")].map(({ valueAsNumber }) => valueAsNumber);
  const before = predictionOf(ask);
  if (before?.kind === "seen") return before;
  const { scale, unit, truth, outcome } = ask.dataset;
  if (scale === undefined) {
    const answer = readProbability(fields);
    if ("problem" in answer) return answer;
    if (before?.kind === "probability") return { ...before, later: answer.said };
    return { kind: "probability", ...circumstances(ask), ...answer, outcome: outcome === "true" };
  }
  const isLog = scale === "log";
  const answer = readGuess(fields, isLog ? "log" : "linear");
  if ("problem" in answer) return answer;
  if (before?.kind === "number") return { ...before, later: answer.said };
  return {
    kind: "number",
    ...circumstances(ask),
    ...answer,
    scale: isLog ? "log" : "linear",
    ...(unit && { unit }),
    truth: Number(truth),
  };
}

function settle(ask: HTMLFormElement, prediction: Prediction): void {
  given.set(ask.id, prediction);
  const isKept = keep(ask.id, prediction);
  ask.nextElementSibling?.removeAttribute("hidden");
  show(
    ask,
    prediction,
    isKept ? [] : ["This browser keeps nothing, so the answer is gone when you leave."],
  ).focus();
}

/** Put what is to be said of an answer in place of the fields. */
function show(
  ask: HTMLFormElement,
  prediction: Prediction,
  notes: readonly string[] = [],
): HTMLElement {
  const shown = element("section", { tabIndex: -1 });
  shown.setAttribute("aria-label", "Your prediction");
  const words =
    prediction.kind === "seen"
      ? [describeSaid(prediction)]
      : [
          `${describeSaid(prediction)} ${describeOutcome(prediction)}`,
          `${describeScore(prediction)} ${describeScale(prediction.kind)}`,
          describeHistory(prediction, readKept().predictions),
          describeLater(prediction),
          hasChanged(ask, prediction)
            ? "What we measured has changed since. Your score stands against what it was then."
            : "",
        ];
  const texts = [...words, ...notes].filter(Boolean);
  shown.append(
    ...texts.map((textContent) => element("p", { textContent })),
    actions(ask, prediction),
  );
  const fields = fieldsOf(ask);
  fields.hidden = true;
  ask.querySelector("[role=alert]")?.remove();
  ask.querySelector("section")?.remove();
  fields.before(shown);
  return shown;
}

function actions(ask: HTMLFormElement, { kind }: Prediction): HTMLElement {
  const line = element("p", {});
  const all = element("a", { href: "/predictions/", textContent: "All predictions" });
  line.append("Kept in this browser only. ", all);
  if (kind === "seen") return line;
  const change = () => {
    fieldsOf(ask).hidden = false;
    ask.querySelector("input")?.focus();
  };
  const button = element("button", {
    type: "button",
    textContent: "Change my mind",
    onclick: change,
  });
  line.append(" ", button);
  return line;
}

/** Tell whether the value that the site has now is another than the one an answer was held against. */
function hasChanged({ dataset }: HTMLFormElement, prediction: Prediction): boolean {
  if (prediction.kind === "number") return Number(dataset["truth"]) !== prediction.truth;
  return prediction.kind === "probability" && `${prediction.outcome}` !== dataset["outcome"];
}

function complain(ask: HTMLFormElement, problem: string): void {
  ask.querySelector("[role=alert]")?.remove();
  const alert = element("p", { textContent: problem });
  alert.setAttribute("role", "alert");
  fieldsOf(ask).after(alert);
  ask.querySelector("input")?.focus();
}
