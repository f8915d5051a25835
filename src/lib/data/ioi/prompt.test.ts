import { describe, expect, test } from "vitest";
import { createRandom } from "#random";
import {
  abcCorruption,
  drawPrompt,
  heldOutNames,
  ioiTokenizer,
  isHeldOutPair,
  type NameSplit,
  type Prompt,
  padTokens,
  type Rule,
  type TemplateSplit,
  trainedNames,
} from "../index.ts";
import { openings, transfers } from "./templates.ts";

const { words } = ioiTokenizer;
const textOf = ({ tokens }: Prompt) => tokens.map((token) => words[token]).join(" ");
const draw = (rule: Rule, names: NameSplit, templates: TemplateSplit, count = 400) => {
  const random = createRandom(11);
  return Array.from({ length: count }, () => drawPrompt(random, { rule, names, templates }));
};
const everyKind = (["ioi", "repeat"] as const).flatMap((rule) =>
  (["trained", "held-out pair", "held-out IO", "held-out IO and S"] as const).flatMap((names) =>
    (["trained", "held-out opening", "held-out act", "held-out both"] as const).flatMap(
      (templates) => draw(rule, names, templates, 100),
    ),
  ),
);

describe("the labels of a prompt", () => {
  test("point to the names and to the last position", () => {
    for (const { tokens, positions, io, s1, s2 } of everyKind) {
      const at = (position: number) => words[tokens[position]!];
      expect([at(positions.io), at(positions.s1), at(positions.s2)]).toEqual([io, s1, s2]);
      expect(s2).toBe(s1);
      expect(io).not.toBe(s1);
      expect(positions.end).toBe(tokens.length - 1);
      expect(positions.end).toBeGreaterThan(positions.s2);
    }
  });

  test("say which of the two names comes first", () => {
    for (const { template, positions } of everyKind)
      expect(template.order === "ABBA").toBe(positions.io < positions.s1);
    const share = everyKind.filter(({ template }) => template.order === "ABBA").length;
    expect(share / everyKind.length).toBeCloseTo(0.5, 1);
  });

  test("count every mention of the two people before the end", () => {
    for (const { tokens, io, s1 } of everyKind.filter(({ template }) => template.rule === "ioi")) {
      const mentions = (name: string) => tokens.filter((token) => words[token] === name).length;
      expect([mentions(io), mentions(s1)]).toEqual([1, 2]);
    }
  });
});

test("a prompt ends where a name follows", () => {
  const lastWords = (rule: Rule) =>
    new Set(draw(rule, "trained", "trained").map(({ tokens }) => words[tokens.at(-1)!]));
  expect(lastWords("ioi")).toEqual(new Set(["to", "from", "for"]));
  expect(lastWords("repeat")).toEqual(new Set(["to", "then", "again"]));
});

test("no prompt is longer than the models can read", () => {
  expect(Math.max(...everyKind.map(({ tokens }) => tokens.length))).toBeLessThan(32);
});

describe("the splits of prompts", () => {
  test("have the names that they say", () => {
    const isTrained = (name: string) => trainedNames.includes(name);
    const isHeldOut = (name: string) => heldOutNames.includes(name);
    for (const { io, s1 } of draw("ioi", "trained", "trained"))
      expect([isTrained(io), isTrained(s1), isHeldOutPair(io, s1)]).toEqual([true, true, false]);
    for (const { io, s1 } of draw("ioi", "held-out pair", "trained"))
      expect(isHeldOutPair(io, s1)).toBe(true);
    for (const { io, s1 } of draw("ioi", "held-out IO", "trained"))
      expect([isHeldOut(io), isTrained(s1)]).toEqual([true, true]);
    for (const { io, s1 } of draw("ioi", "held-out IO and S", "trained"))
      expect([isHeldOut(io), isHeldOut(s1)]).toEqual([true, true]);
  });

  test("have the templates that they say", () => {
    const beginsAsOneOf = (text: string, patterns: readonly string[]) =>
      patterns.some((pattern) =>
        new RegExp(`${pattern.replaceAll(/\b[A-Z]+\d?\b/g, "\\S+")}( |$)`).test(text),
      );
    const isOf = (prompt: Prompt) => {
      const acts = transfers.heldOut.map(({ pattern }) => pattern.replace(/ IO$/, "$"));
      const newOpenings = openings.heldOut.map(({ pattern }) => `<bos> ${pattern}`);
      return [newOpenings, acts].map((patterns) => beginsAsOneOf(textOf(prompt), patterns));
    };
    for (const [split, expected] of [
      ["trained", [false, false]],
      ["held-out opening", [true, false]],
      ["held-out act", [false, true]],
      ["held-out both", [true, true]],
    ] as const)
      for (const prompt of draw("ioi", "trained", split)) expect(isOf(prompt)).toEqual(expected);
  });

  test("are the same for the same seed", () => {
    expect(draw("ioi", "trained", "trained", 20)).toEqual(draw("ioi", "trained", "trained", 20));
  });
});

test("the ABC corruption keeps every word but the names, which are three others", () => {
  const random = createRandom(5);
  for (const prompt of everyKind) {
    const corrupted = abcCorruption(prompt, random);
    const { io, s1, s2 } = corrupted.positions;
    const differing = prompt.tokens.flatMap((token, i) =>
      token === corrupted.tokens[i] ? [] : [i],
    );
    expect(corrupted.positions).toEqual(prompt.positions);
    expect(differing).toEqual([io, s1, s2].sort((a, b) => a - b));
    const people = new Set([corrupted.io, corrupted.s1, corrupted.s2, prompt.io, prompt.s1]);
    expect(people.size).toBe(5);
  }
});

test("prompts are laid out in rows, filled with beginnings", () => {
  const rows = padTokens([{ tokens: [0, 5, 6] }, { tokens: [0, 7] }], 4);
  expect([...rows]).toEqual([0n, 5n, 6n, 0n, 0n, 7n, 0n, 0n]);
});
