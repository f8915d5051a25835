/** @file Prompts: a sentence about two people up to where one of their names is right, with labels, and its corruption. */
import type { Random } from "#random";
import { createDraw, type Draw } from "./draw.ts";
import { companions, heldOutNames, isHeldOutPair, trainedNames } from "./names.ts";
import { drawSlots, fill } from "./slots.ts";
import { drawOpened, openings, repeats, transfers } from "./templates.ts";
import { tokensOf } from "./text.ts";

/** Which rule holds: the other's name is right (`ioi`), or that of the one who acted (`repeat`). */
export type Rule = "ioi" | "repeat";

/** Whether the indirect object comes first in the opening (ABBA) or second (BABA). */
export type NameOrder = "ABBA" | "BABA";

/** Trained on; a pair never seen together; an indirect object that never was one in an IOI sentence; two such names. */
export type NameSplit = "trained" | "held-out pair" | "held-out IO" | "held-out IO and S";

/** Trained on; or parts of it were never in the training text. */
export type TemplateSplit = "trained" | "held-out opening" | "held-out act" | "held-out both";

export interface Template {
  readonly rule: Rule;
  readonly order: NameOrder;
  /** Words and slots, up to the name that is to be predicted, without it. */
  readonly pattern: string;
}

/** The indirect object, the subject's first mention, and its second: another name where no name is to be right. */
export interface People {
  readonly io: string;
  readonly s1: string;
  readonly s2: string;
}

export interface Prompt extends People {
  readonly template: Template;
  /** The word in each slot that holds no person. */
  readonly slots: Readonly<Record<string, string>>;
  /** (position), with the beginning */
  readonly tokens: readonly number[];
  /** Where the people stand, and the last position, at which the next name is predicted. */
  readonly positions: Readonly<Record<"io" | "s1" | "s2" | "end", number>>;
}

export interface PromptKind {
  readonly rule: Rule;
  readonly names: NameSplit;
  /** Acts of the rule `repeat` are all trained on. */
  readonly templates: TemplateSplit;
}

/** Draw a prompt. */
export function drawPrompt(random: Random, { rule, names, templates }: PromptKind): Prompt {
  const draw = createDraw(random);
  const template = drawTemplate(draw, rule, templates);
  const people = drawPeople(draw, names);
  return writePrompt(
    template,
    people,
    drawSlots(template.pattern, { N1: "", N2: "", S: "" }, draw),
  );
}

/** Draw the matched ABC corruption: the same words around three other names, so that no name is right. */
export function abcCorruption({ template, slots, io, s1 }: Prompt, random: Random): Prompt {
  const others = trainedNames.filter((name) => name !== io && name !== s1);
  const [a, b, c] = random.shuffle(others) as [string, string, string];
  return writePrompt(template, { io: a, s1: b, s2: c }, slots);
}

/** Put people and words into a template. */
export function writePrompt(template: Template, people: People, slots: Prompt["slots"]): Prompt {
  const { pattern, order } = template;
  const { io, s1, s2 } = people;
  const [first, second] = order === "ABBA" ? [io, s1] : [s1, io];
  const tokens = tokensOf(fill(pattern, { ...slots, N1: first, N2: second, S: s2 }));
  const at = (slot: string) => 1 + pattern.split(" ").indexOf(slot);
  const isIoFirst = order === "ABBA";
  const positions = {
    io: at(isIoFirst ? "N1" : "N2"),
    s1: at(isIoFirst ? "N2" : "N1"),
    s2: at("S"),
    end: tokens.length - 1,
  };
  return { ...people, template, slots, tokens, positions };
}

/** Lay prompts out as (prompt, position); what comes after their end is filled with beginnings. */
export function padTokens(
  prompts: readonly Pick<Prompt, "tokens">[],
  positions: number,
): BigInt64Array<ArrayBuffer> {
  const padded = new BigInt64Array(prompts.length * positions);
  for (const [row, { tokens }] of prompts.entries())
    padded.set(tokens.map(BigInt), row * positions);
  return padded;
}

function drawTemplate(draw: Draw, rule: Rule, split: TemplateSplit): Template {
  const [isNewOpening, isNewAct] = ["opening", "act"].map(
    (part) => split === `held-out ${part}` || split === "held-out both",
  );
  const acts = isNewAct ? transfers.heldOut : transfers.trained;
  const act = rule === "ioi" ? draw.pick(acts).pattern : draw.pick(repeats);
  const start = act.slice(0, act.lastIndexOf(" ")); // without the name at its end
  const pattern = drawOpened(draw, isNewOpening ? openings.heldOut : openings.trained, start);
  return { rule, order: draw.pick(["ABBA", "BABA"]), pattern };
}

function drawPeople(draw: Draw, split: NameSplit): People {
  const io = draw.pick(split.startsWith("held-out IO") ? heldOutNames : trainedNames);
  const s = draw.pick(subjectsFor(io, split));
  return { io, s1: s, s2: s };
}

function subjectsFor(io: string, split: NameSplit): readonly string[] {
  if (split === "held-out pair") return trainedNames.filter((name) => isHeldOutPair(io, name));
  return companions([io], split === "held-out IO and S" ? heldOutNames : trainedNames);
}
