import { expect, test } from "vitest";
import type { CitableItem } from "#citable/item.ts";
import type { Debate } from "#content/points.ts";
import { searchRecords } from "./record.ts";

const item = (id: string, kind: CitableItem["kind"], rest: Partial<CitableItem> = {}) => ({
  id,
  kind,
  title: `Title of ${id}`,
  text: `Text of ${id}.`,
  url: `https://cruxes.example/essays/waves/#${id}`,
  version: "1",
  date: "2026-11-22",
  ...rest,
});
const debate: Debate = { sections: [{ id: "wrap-up", title: "Wrap-up" }], points: [] };
const essay = item("waves", "essay", { url: "https://cruxes.example/essays/waves/" });
const section = item("waves-crest", "section", { essay: "waves" });
const inSection = { essay: "waves", section: "waves-crest" };

test("a section is found by its paragraphs, at its place, with its essay", () => {
  const paragraphs = [
    item("waves-p1", "paragraph", inSection),
    item("waves-p2", "paragraph", { ...inSection, text: "It holds $x^2$ and “more”." }),
  ];
  expect(searchRecords([essay, section, ...paragraphs], debate)).toEqual([
    { kind: "Essay", title: "Title of waves", text: "Text of waves.", address: "/essays/waves/" },
    {
      kind: "Section",
      title: "Title of waves-crest",
      text: "Text of waves-p1. It holds x² and “more”.",
      address: "/essays/waves/#waves-crest",
      place: "Title of waves",
    },
  ]);
});

test("a paragraph before the first section is found with its essay", () => {
  const opening = item("waves-p0", "paragraph", { essay: "waves" });
  expect(searchRecords([essay, opening], debate)).toMatchObject([
    { kind: "Essay", text: "Text of waves. Text of waves-p0." },
  ]);
});

test("claims and figures are records of their own and no part of their section", () => {
  const [found, claim, figure] = searchRecords(
    [section, item("waves-c", "claim", inSection), item("waves-f", "figure", inSection)],
    debate,
  );
  expect(found?.text).toBe("");
  expect(claim).toMatchObject({ kind: "Claim", text: "Text of waves-c." });
  expect(figure).toMatchObject({ kind: "Figure", text: "Text of waves-f." });
});

test("an experiment is found by the names of what it measures, each once, whatever the run", () => {
  const url = "https://cruxes.example/experiments/tide/";
  const result = (id: string, title: string, at = url) => item(id, "result", { title, url: at });
  const records = searchRecords(
    [
      item("experiment-tide", "experiment", { url }),
      result("tide-height", "Height"),
      result("tide-speed", "Speed"),
      result("tide-calm-height", "Height", `${url}?preset=calm`),
    ],
    debate,
  );
  expect(records).toMatchObject([
    {
      kind: "Experiment",
      text: "Text of experiment-tide. Height. Speed.",
      address: "/experiments/tide/",
    },
  ]);
});

test("a point is found by what was learnt, what would change minds and where it was discussed", () => {
  const point = {
    id: "ebb",
    title: "The ebb",
    question: "Why?",
    section: "wrap-up",
    locator: [{ section: "wrap-up" }],
    claims: {},
    links: [],
    experiment: null,
    moves: { S: "A gauge.", B: "A buoy." },
    status: "open" as const,
    since: "In 2024 a gauge was read.",
  };
  const url = "https://cruxes.example/points/ebb/";
  const items = [
    item("point-ebb", "point", { url }),
    item("position-ebb-s", "position", { url: `${url}#s` }),
  ];
  expect(searchRecords(items, { ...debate, points: [point] })).toMatchObject([
    {
      kind: "Point",
      text: "Text of point-ebb. In 2024 a gauge was read. A gauge. A buoy. In the transcript: Wrap-up.",
    },
    { kind: "Position", text: "Text of position-ebb-s.", address: "/points/ebb/#s" },
  ]);
});
