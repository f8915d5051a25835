import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "astro/zod";
import { describe, expect, it } from "vitest";
import { loadReferences } from "#content/references.ts";
import type { About } from "#experiments/contract.ts";
import { collectItems } from "./collect-items.ts";
import { claimsSchema } from "./item.ts";

const modules = import.meta.glob<About>("../experiments/*/about.ts", {
  eager: true,
  import: "about",
});
const abouts = new Map(
  Object.entries(modules).map(([path, about]) => [path.split("/").at(-2) ?? path, about]),
);
const { items, problems } = collectItems("https://cruxes.example", abouts, loadReferences());

const published = JSON.parse(JSON.stringify(z.toJSONSchema(claimsSchema)));
const accepts = new Ajv2020({ validateFormats: false }).compile(published);
const claims = (entries: unknown) => ({
  $schema: "https://cruxes.example/claims.schema.json",
  name: "Cruxes",
  license: "https://creativecommons.org/licenses/by/4.0/",
  items: entries,
});

describe("the index of everything that can be cited", () => {
  it("keeps every promise that the site has made", () => {
    expect(problems).toEqual([]);
  });

  it("is what its published schema describes, to a validator of JSON Schema", () => {
    expect(accepts(claims(items)), JSON.stringify(accepts.errors)).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ["an id with capitals", { id: "A" }],
    ["an unknown kind", { kind: "rumour" }],
    ["an empty text", { text: "" }],
    ["a field that nobody knows", { mood: "good" }],
    ["a version that is no text", { version: 1 }],
  ])("is refused by its schema with %s", (_, change) => {
    expect(accepts(claims([{ ...items[0], ...change }]))).toBe(false);
  });

  it("says where each thing stands, each essay's block under an address of its own", () => {
    const blocks = items.filter(({ essay }) => essay);
    expect(blocks).not.toEqual([]);
    expect(new Set(blocks.map(({ url }) => url)).size).toBe(blocks.length);
    for (const { id, essay, url } of blocks) {
      expect(url).toBe(`https://cruxes.example/essays/${essay}/#${id.slice(`${essay}-`.length)}`);
    }
  });

  it("holds every kind", () => {
    const kinds = new Set(items.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      [...claimsSchema.shape.items.element.shape.kind.options].sort(),
    );
  });
});
