/** @file points.yaml read, validated and cross-checked; what it cannot accept stops the build. */
import { readdirSync, readFileSync } from "node:fs";
import { type Debate, debateSchema, type Point } from "./points-schema.ts";
import { fail, type Problem, parseYaml } from "./yaml-file.ts";

export type { Claim, Debate, Link, Point, Section, Side } from "./points-schema.ts";

type Report = (field: string, message: string) => void;

/** Read the debate from points.yaml; `experimentsFolder` holds one folder an experiment. */
export function readPoints(
  path = "src/content/points.yaml",
  experimentsFolder = "src/experiments",
): Debate {
  const experiments = readdirSync(experimentsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return parsePoints(readFileSync(path, "utf8"), path, experiments);
}

/** Parse the text of points.yaml; throw an error that names file, point and field. */
export function parsePoints(source: string, path: string, experiments: readonly string[]): Debate {
  const debate = parseYaml(source, path, debateSchema);
  const problems = crossCheck(debate, experiments);
  if (problems.length > 0) fail(path, problems);
  return debate;
}

function crossCheck({ sections, points }: Debate, experiments: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const sectionIds = sections.map(({ id }) => id);
  const taken = new Set<string>();
  for (const { id } of [...sections, ...points]) {
    if (taken.has(id)) {
      problems.push({
        where: `"${id}"`,
        field: "id",
        message: `received "${id}" twice; accepted: once`,
      });
    }
    taken.add(id);
  }
  const byId = new Map(points.map((point) => [point.id, point]));
  for (const point of points) {
    const report: Report = (field, message) =>
      problems.push({ where: `points "${point.id}"`, field, message });
    checkPlaces(point, sectionIds, report);
    checkSides(point, report);
    checkLinks(point, byId, report);
    if (point.experiment !== null) {
      requireOneOf(point.experiment, experiments, "experiment", report);
    }
    if (point.status !== "open" && point.since === undefined) {
      report(
        "since",
        `received nothing; accepted: what was learnt, since the status is "${point.status}"`,
      );
    }
  }
  return problems;
}

function requireOneOf(
  value: string,
  accepted: readonly string[],
  field: string,
  report: Report,
): void {
  if (!accepted.includes(value)) {
    report(field, `received "${value}"; accepted: ${accepted.join(", ")}`);
  }
}

function checkPlaces(point: Point, sectionIds: readonly string[], report: Report): void {
  requireOneOf(point.section, sectionIds, "section", report);
  for (const [index, place] of point.locator.entries()) {
    requireOneOf(place.section, sectionIds, `locator.${index}.section`, report);
  }
}

/** A debater has a claim or a note on the silence; agreement needs two who speak. */
function checkSides(point: Point, report: Report): void {
  for (const side of ["S", "B"] as const) {
    const noted = point.silent?.[side] !== undefined;
    if (noted === (point.claims[side] !== undefined)) {
      report(
        `claims.${side}`,
        `received ${noted ? "a claim and a silent note" : "neither"}; accepted: one of the two`,
      );
    }
  }
  const needed = speakers(point).length > 1;
  if (needed !== (point.agreement !== undefined)) {
    report(
      "agreement",
      needed
        ? "received nothing; accepted: opposed, partly, agreed"
        : `received "${point.agreement}"; accepted: nothing where one side speaks`,
    );
  }
}

function speakers({ claims }: Point): string[] {
  return Object.entries(claims).flatMap(([side, claim]) => (claim ? [side] : []));
}

function checkLinks(point: Point, byId: ReadonlyMap<string, Point>, report: Report): void {
  const seen = new Set<string>();
  const others = [...byId.keys()].filter((id) => id !== point.id);
  for (const [index, link] of point.links.entries()) {
    const field = `links.${index}`;
    requireOneOf(link.from, speakers(point), `${field}.from`, report);
    requireOneOf(link.to, others, `${field}.to`, report);
    const target = byId.get(link.to);
    if (target) requireOneOf(link.claim, speakers(target), `${field}.claim`, report);
    const key = `${link.from} to ${link.to} ${link.claim}`;
    if (seen.has(key)) report(field, `received "${key}" twice; accepted: once`);
    seen.add(key);
  }
}
