/** @file Where the debate map puts its rows and how its links run: pure geometry, in rem. */
import type { Point, Section, Side } from "#content/points.ts";

/** Columns from left to right: the question, lanes, Segerie, the channel with commenters, Bushnaq, lanes. */
export const columns = { question: 12, lane: 3.5, claim: 18, channel: 12 } as const;
/** How far a commenters' claim stays from the edges of the channel. */
export const channelGap = 1;
const rowHeight = 4.75;
/** Of a row with a third claim, or with the link to an experiment, which takes a line of its own. */
const tallHeight = 5.75;
const headingHeight = 2.75;
const laneWidth = 0.5;

const left = columns.question + columns.lane;
const channelLeft = left + columns.claim;
const right = channelLeft + columns.channel;
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
      const height = point.claims.C || point.experiment ? tallHeight : rowHeight;
      rows.push({ point, y: y + height / 2 });
      y += height;
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

/** The edge of a claim that faces the channel, or the other end within it. */
function innerEdge(side: Side, toward: Side): number {
  if (side === "S") return channelLeft;
  if (side === "B") return right;
  return toward === "B" ? right - channelGap : channelLeft + channelGap;
}

function crossPath(from: End, to: End): string {
  const x0 = innerEdge(from.side, to.side);
  const x1 = innerEdge(to.side, from.side);
  if (from.side === "C" && to.side === "C") {
    const x = channelLeft + channelGap / 2;
    return `M${x0} ${from.y}H${x}V${to.y}H${x1 - 0.25}`;
  }
  const direction = Math.sign(x1 - x0) || 1;
  const reach = direction * Math.max(0.8, Math.abs(x1 - x0) / 2);
  return `M${x0} ${from.y}C${x0 + reach} ${from.y} ${x1 - reach} ${to.y} ${x1 - direction * 0.25} ${to.y}`;
}

/** A link whose two ends have a place. */
interface PlacedLink extends Omit<Link, "path"> {
  readonly fromEnd: End;
  readonly toEnd: End;
}

/** Spread the links that meet one claim over its edge, so that their ends do not cover each other. */
function spread(links: readonly PlacedLink[]): PlacedLink[] {
  const claims = links.flatMap(({ from, to }) => [from, to]);
  const total = Map.groupBy(claims, (claim) => claim);
  const used = new Map<string, number>();
  const shift = (claim: string, end: End): End => {
    const index = used.get(claim) ?? 0;
    used.set(claim, index + 1);
    const last = (total.get(claim)?.length ?? 1) - 1;
    const offset = last === 0 ? 0 : (index / last - 0.5) * Math.min(2.4, 0.55 * last);
    return { side: end.side, y: end.y + offset };
  };
  return links.map((link) => ({
    ...link,
    fromEnd: shift(link.from, link.fromEnd),
    toEnd: shift(link.to, link.toEnd),
  }));
}

function placeLinks(rows: readonly Row[]): PlacedLink[] {
  const yOf = new Map(rows.map(({ point, y }) => [point.id, y]));
  return rows.flatMap(({ point, y }) =>
    point.links.map(({ from, to, claim, kind, note }) => ({
      from: `${point.id}.${from}`,
      to: `${to}.${claim}`,
      kind,
      side: from,
      note,
      fromEnd: { side: from, y },
      toEnd: { side: claim, y: yOf.get(to) ?? y },
    })),
  );
}

const reach = ({ fromEnd, toEnd }: PlacedLink) => Math.abs(toEnd.y - fromEnd.y);

/** Paths of the links that stay on one debater's side: brackets in the margin, short ones innermost. */
function marginPaths(links: readonly PlacedLink[], side: Side): Map<PlacedLink, string> {
  const here = links
    .filter(({ fromEnd, toEnd }) => fromEnd.side === side && toEnd.side === side)
    .sort((a, b) => reach(a) - reach(b));
  const lanes = assignLanes(here.map(({ fromEnd, toEnd }) => [fromEnd.y, toEnd.y]));
  return new Map(
    here.map((link, i) => [link, marginPath(link.fromEnd, link.toEnd, lanes[i] ?? 0)]),
  );
}

/** Lay out the whole map. */
export function layoutMap(sections: readonly Section[], points: readonly Point[]): MapLayout {
  const { headings, rows, height } = stack(sections, points);
  const placed = spread(placeLinks(rows));
  const margin = new Map([...marginPaths(placed, "S"), ...marginPaths(placed, "B")]);
  const links = placed.map((link) => {
    const { fromEnd, toEnd, ...rest } = link;
    return { ...rest, path: margin.get(link) ?? crossPath(fromEnd, toEnd) };
  });
  return { headings, rows, links, height };
}
