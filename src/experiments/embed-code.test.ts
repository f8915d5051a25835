import { parse } from "node-html-parser";
import { expect, test } from "vitest";
import type { About } from "./contract.ts";
import { embedCode } from "./embed-code.ts";

const about: About = {
  title: 'A "quoted" <b>title</b> & more',
  question: "q",
  points: [],
  params: {
    n: { kind: "number", label: "n", help: "", min: 1, max: 9, step: 1, default: 3 },
    basis: { kind: "choice", label: "b", help: "", options: { a: "A", b: "B" }, default: "a" },
  },
  presets: { default: { label: "d", shows: "", params: {}, seed: 1 } },
  cost: { downloadBytes: 0, seconds: 1 },
  limits: [],
};

test("The code frames the experiment with its settings, and its title stays text.", () => {
  const settings = { params: { n: 4, basis: "b" }, seed: 1 };
  const elements = parse(embedCode("demo", about, settings, "https://a.example")).childNodes;
  expect(elements).toHaveLength(1);
  const frame = parse(embedCode("demo", about, settings, "https://a.example")).querySelector(
    "iframe",
  );
  expect(frame?.getAttribute("src")).toBe("https://a.example/embed/demo/?n=4&basis=b");
  expect(frame?.getAttribute("title")).toBe(about.title);
});
