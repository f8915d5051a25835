/** @file Where the debate map puts its rows and how its links run: pure geometry, in rem. */
import type { Point, Section, Side } from "#content/points.ts";

/** Columns from left to right: lanes, Segerie, the question, Bushnaq, lanes. */
export const columns = { lane: 5, claim: 19, question: 14, gap: 1.5 } as const;
const rowHeight = 5;
const headingHeight = 2.75;
const laneWidth = 0.55;

const left = columns.lane;
const questionLeft = left + columns.claim + columns.gap;
const right = questionLeft + columns.question + columns.gap;
export const width = right + columns.claim + columns.lane;

export interface Row {
  readonly point: Point;
  /** The centre of the row. */
  readonly y: number;
}

export interface Heading {
  readonly section: Section;
  readonly y: number;
}

export interface Link {
  /** Ids of the two claims: "<point>.<side>". */
  readonly from: string;
  readonly to: string;
  readonly kind: Point["links"][number]["kind"];
  readonly side: Side;
  readonly note: string;
  /** SVG path data. */
  readonly path: string;
}

export interface MapLayout {
  readonly headings: readonly Heading[];
  readonly rows: readonly Row[];
  readonly links: readonly Link[];
  readonly height: number;
}

/** Stack the sections and their points in the order of the conversation. */
function stack(sections: readonly Section[], points: readonly Point[]) {
  const headings: Heading[] = [];
  const rows: Row[] = [];
  let y = 0;
  for (const section of sections) {
    const here = points.filter((point) => point.section === section.id);
    if (here.length === 0) continue;
    headings.push({ section, y });
    y += headingHeight;
    for (const point of here) {
      rows.push({ point, y: y + rowHeight / 2 });
      y += rowHeight;
    }
  }
  return { headings, rows, height: y };
}

/** Give each span the innermost lane in which it overlaps no other. Spans come shortest first. */
export function assignLanes(spans: readonly (readonly [number, number])[]): number[] {
  const lanes: (readonly [number, number])[][] = [];
  return spans.map(([a, b]) => {
    const span = [Math.min(a, b), Math.max(a, b)] as const;
    let lane = lanes.findIndex((taken) => taken.every(([s, e]) => span[1] <= s || span[0] >= e));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane]?.push(span);
    return lane;
  });
}

interface End {
  readonly side: Side;
  readonly y: number;
}

/** A bracket in the margin, from one claim of a side to another of the same side. */
function marginPath(from: End, to: End, lane: number): string {
  const outward = from.side === "S" ? -1 : 1;
  const edge = from.side === "S" ? left : right + columns.claim;
  const x = edge + outward * (1 + lane * laneWidth);
  const bend = Math.sign(to.y - from.y) * 0.6;
  return `M${edge} ${from.y}Q${x} ${from.y} ${x} ${from.y + bend}V${to.y - bend}Q${x} ${to.y} ${edge + outward * 0.25} ${to.y}`;
}

/** The edge of a claim that faces the middle column. Commenters' claims stand in that column. */
const innerEdge = (side: Side, toward: Side) =>
  side === "S"
    ? left + columns.claim
    : side === "B"
      ? right
      : toward === "S"
        ? questionLeft
        : questionLeft + columns.question;

function crossPath(from: End, to: End): string {
  const x0 = innerEdge(from.side, to.side);
  const x1 = innerEdge(to.side, from.side);
  if (from.side === "C" && to.side === "C") {
    const x = questionLeft - columns.gap / 2;
    return `M${questionLeft} ${from.y}H${x}V${to.y}H${questionLeft - 0.25}`;
  }
  const direction = Math.sign(x1 - x0) || 1;
  const reach = direction * Math.max(1.5, Math.abs(x1 - x0) / 2);
  return `M${x0} ${from.y}C${x0 + reach} ${from.y} ${x1 - reach} ${to.y} ${x1 - direction * 0.25} ${to.y}`;
}

/** Spread the links that meet one claim over its edge, so that arrow heads do not cover each other. */
function ports(count: number, index: number): number {
  return count < 2 ? 0 : (index / (count - 1) - 0.5) * Math.min(2.4, 0.55 * (count - 1));
}

/** Lay out the whole map. */
export function layoutMap(sections: readonly Section[], points: readonly Point[]): MapLayout {
  const { headings, rows, height } = stack(sections, points);
  const yOf = new Map(rows.map(({ point, y }) => [point.id, y]));
  const plain = rows.flatMap(({ point }) =>
    point.links.map((link) => ({
      from: `${point.id}.${link.from}`,
      to: `${link.to}.${link.claim}`,
      fromEnd: { side: link.from, y: yOf.get(point.id) ?? 0 },
      toEnd: { side: link.claim, y: yOf.get(link.to) ?? 0 },
      kind: link.kind,
      note: link.note,
    })),
  );
  const meeting = new Map<string, number>();
  for (const { from, to } of plain)
    for (const end of [from, to]) meeting.set(end, (meeting.get(end) ?? 0) + 1);
  const used = new Map<string, number>();
  const port = (claim: string, end: End): End => {
    const index = used.get(claim) ?? 0;
    used.set(claim, index + 1);
    return { side: end.side, y: end.y + ports(meeting.get(claim) ?? 1, index) };
  };
  const placed = plain.map((link) => ({
    ...link,
    fromEnd: port(link.from, link.fromEnd),
    toEnd: port(link.to, link.toEnd),
  }));
  const paths = new Map(placed.map((link) => [link, crossPath(link.fromEnd, link.toEnd)]));
  for (const side of ["S", "B"] as const) {
    const margin = placed
      .filter(({ fromEnd, toEnd }) => fromEnd.side === side && toEnd.side === side)
      .sort((a, b) => Math.abs(a.toEnd.y - a.fromEnd.y) - Math.abs(b.toEnd.y - b.fromEnd.y));
    const lanes = assignLanes(margin.map(({ fromEnd, toEnd }) => [fromEnd.y, toEnd.y]));
    margin.forEach((link, i) =>
      paths.set(link, marginPath(link.fromEnd, link.toEnd, lanes[i] ?? 0)),
    );
  }
  const links = placed.map((link) => ({
    from: link.from,
    to: link.to,
    kind: link.kind,
    side: link.fromEnd.side,
    note: link.note,
    path: paths.get(link) ?? "",
  }));
  return { headings, rows, links, height };
}
