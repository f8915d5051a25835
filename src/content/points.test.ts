import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { parsePoints, readPoints } from "./points.ts";

const path = "src/content/points.yaml";
const { sections, points } = readPoints();

const published = readFileSync("src/content/published-ids.txt", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("point:"))
  .map((line) => line.slice("point:".length));

describe("the points of the debate", () => {
  it("keep every id that was ever published", () => {
    expect(points.map(({ id }) => id)).toEqual(expect.arrayContaining(published));
  });

  it("have no id that is not listed as published", () => {
    expect(published).toEqual(expect.arrayContaining(points.map(({ id }) => id)));
  });

  it("are the nineteen of the debate", () => {
    expect(points).toHaveLength(19);
  });

  it("stand in the order of the conversation", () => {
    const places = points.map(({ section }) => sections.findIndex(({ id }) => id === section));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("are each linked to another point", () => {
    const linked = points.flatMap(({ id, links }) => links.flatMap(({ to }) => [id, to]));
    expect(new Set(linked)).toEqual(new Set(points.map(({ id }) => id)));
  });
});

/** The real file with one change, as text. */
function altered(change: (debate: ReturnType<typeof parse>) => void): string {
  const debate = parse(readFileSync(path, "utf8"));
  change(debate);
  return stringify(debate);
}

const find = (debate: ReturnType<typeof parse>, id: string) =>
  debate.points.find((point: { id: string }) => point.id === id);

const thirteenWords = "one two three four five six seven eight nine ten eleven twelve thirteen";

describe("a points.yaml with a mistake is refused, naming file, point and field", () => {
  it.each<[string, (debate: ReturnType<typeof parse>) => void, string]>([
    [
      "a short claim over its limit",
      (debate) => {
        find(debate, "ioi").claims.S.short = thirteenWords;
      },
      'points "ioi": claims.S.short: received 13 words; accepted: 1 to 12 words',
    ],
    [
      "an empty text",
      (debate) => {
        find(debate, "ioi").links[0].note = " ";
      },
      'points "ioi": links.0.note: received 0 words; accepted: 1 to 15 words',
    ],
    [
      "a missing field",
      (debate) => {
        delete find(debate, "ioi").moves.B;
      },
      'points "ioi": moves.B: received nothing; accepted: string',
    ],
    [
      "a field that does not exist",
      (debate) => {
        find(debate, "ioi").claims.D = { short: "A claim.", text: "A claim." };
      },
      'points "ioi": claims: received the field "D"; accepted: S, B, C',
    ],
    [
      "a value outside its list",
      (debate) => {
        find(debate, "ioi").status = "closed";
      },
      'points "ioi": status: received "closed"; accepted: "open", "settled-in-part", "settled"',
    ],
    [
      "an id with capitals",
      (debate) => {
        find(debate, "ioi").id = "IOI";
      },
      'points "IOI": id: received "IOI"; accepted: lower-case letters, digits and hyphens',
    ],
    [
      "a question that is no sentence",
      (debate) => {
        find(debate, "ioi").question = "the circuit";
      },
      'points "ioi": question: received "the circuit"; accepted: a sentence that ends with . ? or !',
    ],
    [
      "the same id twice",
      (debate) => {
        debate.points.push(find(debate, "ioi"));
      },
      '"ioi": id: received "ioi" twice; accepted: once',
    ],
    [
      "a link to a point that does not exist",
      (debate) => {
        find(debate, "ioi").links[0].to = "nowhere";
      },
      'points "ioi": links.0.to: received "nowhere"; accepted: auditing-deception, ontology, modular-addition',
    ],
    [
      "a link to itself",
      (debate) => {
        find(debate, "ioi").links[0].to = "ioi";
      },
      'points "ioi": links.0.to: received "ioi"; accepted: auditing-deception',
    ],
    [
      "a link to a claim that nobody makes",
      (debate) => {
        Object.assign(find(debate, "ioi").links[0], { to: "polynomial", claim: "S" });
      },
      'points "ioi": links.0.claim: received "S"; accepted: B',
    ],
    [
      "a link from a claim that nobody makes",
      (debate) => {
        find(debate, "ioi").links[0].from = "C";
      },
      'points "ioi": links.0.from: received "C"; accepted: S, B',
    ],
    [
      "the same link twice",
      (debate) => {
        const { links } = find(debate, "ioi");
        links.push(links[0]);
      },
      'points "ioi": links.1: received "S to ontology B" twice; accepted: once',
    ],
    [
      "an experiment without a folder",
      (debate) => {
        find(debate, "polynomial").experiment = "none-yet";
      },
      'points "polynomial": experiment: received "none-yet"; accepted: polynomial-vs-network',
    ],
    [
      "a place outside the transcript",
      (debate) => {
        find(debate, "ioi").locator[0].section = "epilogue";
      },
      'points "ioi": locator.0.section: received "epilogue"; accepted: reverse-engineering',
    ],
    [
      "a debater with neither claim nor note",
      (debate) => {
        delete find(debate, "bounded-systems").silent;
      },
      'points "bounded-systems": claims.B: received neither; accepted: one of the two',
    ],
    [
      "agreement where one side speaks",
      (debate) => {
        find(debate, "polynomial").agreement = "agreed";
      },
      'points "polynomial": agreement: received "agreed"; accepted: nothing where one side speaks',
    ],
    [
      "something settled by nothing",
      (debate) => {
        find(debate, "reverse-or-rewrite").status = "settled";
      },
      'points "reverse-or-rewrite": since: received nothing; accepted: what was learnt',
    ],
  ])("%s", (_, change, message) => {
    expect(() => parsePoints(altered(change), path, ["polynomial-vs-network"])).toThrow(
      `${path}: ${message}`,
    );
  });

  it("text that is not YAML", () => {
    expect(() => parsePoints("points: [", path, [])).toThrow(
      /^src\/content\/points\.yaml: .*line 1/s,
    );
  });

  it("every mistake of a file, a line each", () => {
    const source = altered((debate) => {
      find(debate, "ioi").status = "closed";
      find(debate, "field").title = "Field";
    });
    expect(() => parsePoints(source, path, [])).toThrow(
      /points "ioi": status.*\n.*points "field": title: received 1 word; accepted: 2 to 5 words/,
    );
  });
});
