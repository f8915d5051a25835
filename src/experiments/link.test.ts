import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { About } from "./contract.ts";
import { readQuery, withSettings } from "./link.ts";
import { settingsOf } from "./settings.ts";

const about: About = {
  title: "t",
  question: "q",
  points: [],
  params: { n: { kind: "number", label: "n", help: "", min: 1, max: 9, step: 1, default: 3 } },
  presets: { default: { label: "d", shows: "", params: {}, seed: 1 } },
  cost: { downloadBytes: 0, seconds: 1 },
  limits: [],
};

describe("the settings in the address", () => {
  it("come back from a link as they went in", () => {
    const settings = { params: { n: 7 }, seed: 5 };
    const href = withSettings(about, "https://a.example/e/", settings);
    expect(readQuery(about, new URL(href).search)).toEqual({ ...settings, problems: [] });
  });

  it("leave the keys of others and the fragment alone", () => {
    const settings = { params: { n: 7 }, seed: 1 };
    const href = withSettings(about, "https://a.example/e/?v=2&n=4&utm=x#end", settings);
    expect(href).toBe("https://a.example/e/?v=2&utm=x&n=7#end");
  });

  it("leave a clean address at the defaults", () => {
    const href = withSettings(about, "https://a.example/e/?n=4&preset=x", settingsOf(about));
    expect(href).toBe("https://a.example/e/");
  });

  it("do not mistake the page's own key for a parameter", () => {
    expect(readQuery(about, "?v=3").problems).toEqual([]);
  });

  it("name a key that nobody knows, and keep the rest", () => {
    const { params, problems } = readQuery(about, "?n=12&m=1&seed=4");
    expect(params).toEqual({ n: 3 });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('received "12"');
  });

  it("leave the theme of a frame to the page", () => {
    expect(readQuery(about, "?theme=dark").problems).toEqual([]);
  });

  it("are read from any query at all, and say in short lines what is accepted", () => {
    const part = fc.oneof(
      fc.constantFrom("n", "seed", "preset", "__proto__", "=", "&", "%"),
      fc.string(),
    );
    const query = fc.array(part).map((parts) => `?${parts.join("")}`);
    fc.assert(
      fc.property(fc.oneof(query, fc.string({ unit: "binary" })), (search) => {
        const { params, seed, problems } = readQuery(about, search);
        expect(Object.keys(params)).toEqual(["n"]);
        expect([params["n"], seed].every(Number.isFinite)).toBe(true);
        for (const problem of problems) expect(problem).toContain("accepted: ");
        const href = withSettings(about, `https://a.example/e/?x=1`, { params, seed });
        expect(readQuery(about, new URL(href).search.replace("x=1", "")).problems).toEqual([]);
      }),
    );
    const [long] = readQuery(about, `?n=${"9".repeat(5000)}`).problems;
    expect(long?.length).toBeLessThan(300);
  });
});
