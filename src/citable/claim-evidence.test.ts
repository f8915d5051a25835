import { describe, expect, it, test } from "vitest";
import type { Recorded } from "#experiments/contract.ts";
import { readBasis } from "./claim-basis.ts";
import { withEvidence } from "./claim-evidence.ts";
import type { CitableItem } from "./item.ts";

const edition = { version: "1", date: "2026-11-22" };
const item = (id: string, kind: CitableItem["kind"], url: string): CitableItem => ({
  id,
  kind,
  title: `The ${id}`,
  text: "Text.",
  url: `https://cruxes.example${url}`,
  ...edition,
});
const claim = { ...item("a-it-is", "claim", "/essays/a/#it-is"), essay: "a" };
const section = { ...item("a-why", "section", "/essays/a/#why"), essay: "a" };
const items = new Map(
  [claim, section, item("point-p", "point", "/points/p/")].map((each) => [each.id, each]),
);
const measured = [{ id: "error", label: "Error", value: 0.012, seeds: 3, tolerance: 0 }];
const sources = {
  works: [{ id: "k2020", short: "King &#38; <i>Lo</i>, 2020" }],
  recordings: [{ experiment: "x", preset: "patient", measured } as never as Recorded],
};
const ground = (attributes: Record<string, string>) =>
  withEvidence(claim, readBasis({ id: "it-is", ...attributes }, "a"), items, sources);

describe("the evidence of a claim", () => {
  it("is found by what its author wrote: values, works, points and passages", () => {
    const evidence = "x/patient#error k2020 point-p #why";
    expect(ground({ status: "measured", evidence })).toEqual({
      ...claim,
      status: "measured",
      evidence: [
        {
          kind: "result",
          id: "x-patient-error",
          title: "Error, 0.012",
          url: "https://cruxes.example/c/x-patient-error/",
        },
        {
          kind: "work",
          id: "k2020",
          title: "King & Lo, 2020",
          url: "https://cruxes.example/essays/a/#ref-k2020",
        },
        {
          kind: "point",
          id: "point-p",
          title: "The point-p",
          url: "https://cruxes.example/points/p/",
        },
        {
          kind: "section",
          id: "a-why",
          title: "The a-why",
          url: "https://cruxes.example/essays/a/#why",
        },
      ],
    });
  });

  it("may be missing where a claim is argued", () => {
    expect(ground({ status: "argued" }).evidence).toEqual([]);
  });

  test.each<[Record<string, string>, string]>([
    [{}, "accepted as status: measured, literature, argued"],
    [{ status: "proved" }, "accepted as status: measured, literature, argued"],
    [{ status: "measured", evidence: "k2020" }, 'needs evidence="experiment/preset#value …"'],
    [{ status: "literature", evidence: "point-p" }, "of references.bib"],
    [{ status: "literature", evidence: "l2021" }, "does not cite; it cites: k2020"],
    [{ status: "measured", evidence: "x/patient#eror" }, "there is: error"],
    [{ status: "measured", evidence: "x/default#error" }, "there is: x/patient"],
    [{ status: "argued", evidence: "#because" }, "accepted: a-it-is, a-why, point-p"],
    [{ status: "argued", evidence: "point-q" }, "accepted: a-it-is, a-why, point-p"],
  ])("is refused as %o, saying what is accepted", (attributes, why) => {
    expect(() => ground(attributes)).toThrow(why);
  });
});
