/** @file What a claim rests on, as its author states it: `<Claim status="measured" evidence="…">`. */
import { resultId } from "./result-id.ts";

/** The statuses of a claim, and how a reader sees them. */
export const statuses = {
  measured: "Measured here",
  literature: "From the literature",
  argued: "Argued",
} as const;

export type Status = keyof typeof statuses;

/** One piece of evidence: a recorded value, an item of the index by its id, or a work of the bibliography. */
export type Ground =
  | { readonly run: string; readonly value: string }
  | { readonly item: string }
  | { readonly work: string };

export interface Basis {
  readonly status: Status;
  readonly grounds: readonly Ground[];
}

/** Read the status and evidence of a claim; what is not accepted throws and says what is. */
export function readBasis(attributes: Readonly<Record<string, string>>, essay: string): Basis {
  const { id = "", status = "", evidence = "" } = attributes;
  const refuse = (why: string): never => {
    throw new Error(`<Claim id="${id}" status="${status}" evidence="${evidence}">: ${why}`);
  };
  if (!isStatus(status)) return refuse(`accepted as status: ${Object.keys(statuses).join(", ")}`);
  const grounds = evidence
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => readGround(text, essay));
  if (status === "measured" && !grounds.some((ground) => "run" in ground))
    refuse('what is measured needs evidence="experiment/preset#value …" of recorded runs');
  if (status === "literature" && !grounds.some((ground) => "work" in ground))
    refuse('what is from the literature needs evidence="key …" of references.bib');
  return { status, grounds };
}

const isStatus = (text: string): text is Status => Object.hasOwn(statuses, text);

/** Read "experiment/preset#value", "#id" of the same essay, "point-id", or else a key of references.bib. */
function readGround(text: string, essay: string): Ground {
  const [, run, value] = text.match(/^([^#]+\/[^#]+)#(.+)$/) ?? [];
  if (run && value) return { run, value };
  if (text.startsWith("#")) return { item: `${essay}-${text.slice(1)}` };
  return text.startsWith("point-") ? { item: text } : { work: text };
}

/** List the ids of the recorded values among grounds. */
export const resultsAmong = (grounds: readonly Ground[]): string[] =>
  grounds.flatMap((ground) => ("run" in ground ? resultId(ground.run, ground.value) : []));
