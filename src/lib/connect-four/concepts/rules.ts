/**
 * @file The nine strategic rules of Allis, "A Knowledge-based Approach of Connect-Four" (Vrije Universiteit, report IR-163, 1988), chapter 6. Each
 * says how the second player, who by answering in the same column gets the even cells, keeps the first from completing certain lines. Where the
 * rules apply and which lines they solve is as in Allis. Not here is which rules may be used together (his chapter 7), so counts of
 * instances are no proof of a draw; and they suppose, as he does, that the first player has no odd threat.
 */
import { linesOf } from "../lines.ts";
import { height, type Position } from "../position.ts";
import type { Concept } from "./concept.ts";

type Line = readonly number[];

/** One way to use a rule: which lines it solves. */
type Instance = (line: Line) => boolean;

/** What the rules look at. Cells are numbered as in `Position`. */
interface Sight {
  readonly rows: number;
  /** The cells in which a stone can be put now, from left to right. */
  readonly playable: readonly number[];
  /** Pairs of empty cells, one above the other, of which the upper is in an even row, or in an odd row. */
  readonly upperEven: readonly (readonly [lower: number, upper: number])[];
  readonly upperOdd: readonly (readonly [lower: number, upper: number])[];
  /** Lines without a stone of the first player, as their empty cells. */
  readonly gaps: readonly Line[];
}

/** Rows count from 1 at the bottom; `row` counts from 0. */
const isEven = (row: number) => row % 2 === 1;

const holds =
  (...cells: number[]): Instance =>
  (line) =>
    cells.every((cell) => line.includes(cell));

const any =
  (...instances: Instance[]): Instance =>
  (line) =>
    instances.some((solves) => solves(line));

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}

const columnOf = ({ rows }: Sight, cell: number) => Math.floor(cell / rows);

function claimeven({ upperEven }: Sight): Instance[] {
  return upperEven.map(([, upper]) => holds(upper));
}

function baseinverse({ playable }: Sight): Instance[] {
  return pairs(playable).map(([a, b]) => holds(a, b));
}

function vertical({ upperOdd }: Sight): Instance[] {
  return upperOdd.map(([lower, upper]) => holds(lower, upper));
}

function aftereven(sight: Sight): Instance[] {
  const evens = new Set(sight.upperEven.map(([, upper]) => upper));
  return sight.gaps
    .filter((gaps) => gaps.every((cell) => evens.has(cell)))
    .map((gaps) =>
      any(
        (line) => gaps.every((gap) => line.some((cell) => isAbove(sight, cell, gap))),
        ...gaps.map((gap) => holds(gap)),
      ),
    );
}

const isAbove = (sight: Sight, cell: number, below: number) =>
  cell > below && columnOf(sight, cell) === columnOf(sight, below);

function lowinverse(sight: Sight): Instance[] {
  return pairs(sight.upperOdd)
    .filter(([[, a], [, b]]) => columnOf(sight, a) !== columnOf(sight, b))
    .map(([[low1, up1], [low2, up2]]) => any(holds(up1, up2), holds(low1, up1), holds(low2, up2)));
}

function highinverse(sight: Sight): Instance[] {
  const empty = new Set(sight.upperOdd.map(([lower]) => lower));
  // The uppermost of three empty cells, in an even row.
  const tops = sight.upperEven.map(([, upper]) => upper).filter((upper) => empty.has(upper - 2));
  const crossed = (low: number, up: number) =>
    sight.playable.includes(low) ? [holds(low, up)] : [];
  return pairs(tops)
    .filter(([a, b]) => columnOf(sight, a) !== columnOf(sight, b))
    .map(([a, b]) =>
      any(
        holds(a, b),
        holds(a - 1, b - 1),
        holds(a - 1, a),
        holds(b - 1, b),
        ...crossed(a - 2, b),
        ...crossed(b - 2, a),
      ),
    );
}

function baseclaim({ playable, upperEven }: Sight): Instance[] {
  return upperEven
    .filter(([lower]) => playable.includes(lower))
    .flatMap(([second, above]) => {
      const others = playable.filter((cell) => cell !== second);
      return others.flatMap((first) =>
        others
          .filter((third) => third !== first)
          .map((third) => any(holds(first, above), holds(second, third))),
      );
    });
}

/** Lines that the second player may still complete, none of whose empty cells is in the top row. */
const beforeGroups = ({ gaps, rows }: Sight) =>
  gaps.filter((cells) => cells.every((cell) => cell % rows < rows - 1));

/** What is solved below and at the successors of the empty cells of a group: claimevens under even cells, verticals under odd ones. */
const underSuccessors = ({ rows }: Sight, group: Line) =>
  group.map((cell) => (isEven((cell + 1) % rows) ? holds(cell + 1) : holds(cell, cell + 1)));

function before(sight: Sight): Instance[] {
  return beforeGroups(sight).map((group) =>
    any(holds(...group.map((cell) => cell + 1)), ...underSuccessors(sight, group)),
  );
}

function specialbefore(sight: Sight): Instance[] {
  return beforeGroups(sight).flatMap((group) => {
    const columns = group.map((cell) => columnOf(sight, cell));
    const outside = sight.playable.filter((cell) => !columns.includes(columnOf(sight, cell)));
    return group
      .filter((cell) => sight.playable.includes(cell))
      .flatMap((inner) => {
        const rest = group.filter((cell) => cell !== inner);
        return outside.map((extra) =>
          any(
            holds(extra, ...group.map((cell) => cell + 1)),
            holds(inner, extra),
            ...underSuccessors(sight, rest),
          ),
        );
      });
  });
}

function look(position: Position): Sight {
  const { board, cells } = position;
  const { columns, rows } = board;
  const empty = [...cells.keys()].filter((cell) => cells[cell] === 0);
  const stacked = empty.flatMap((lower): [number, number][] =>
    lower % rows < rows - 1 ? [[lower, lower + 1]] : [],
  );
  return {
    rows,
    playable: Array.from({ length: columns }, (_, column) => ({
      column,
      row: height(position, column),
    }))
      .filter(({ row }) => row < rows)
      .map(({ column, row }) => column * rows + row),
    upperEven: stacked.filter(([, upper]) => isEven(upper % rows)),
    upperOdd: stacked.filter(([, upper]) => !isEven(upper % rows)),
    gaps: linesOf(board)
      .filter((line) => line.every((cell) => cells[cell] !== 1))
      .map((line) => line.filter((cell) => cells[cell] === 0)),
  };
}

/** The lines that the first player may still complete. */
function openLines({ board, cells }: Position): Line[] {
  return linesOf(board).filter((line) => line.every((cell) => cells[cell] !== 2));
}

const rules = {
  claimeven,
  baseinverse,
  vertical,
  aftereven,
  lowinverse,
  highinverse,
  baseclaim,
  before,
  specialbefore,
};

export const ruleConcepts: readonly Concept[] = Object.entries(rules).map(([id, rule]) => ({
  id,
  title: `${id[0]!.toUpperCase()}${id.slice(1)}`,
  describe: `In how many ways Allis's rule ${id} lets the second player refute a line that is open to the first, whoever is to move. Exact for each way alone, given that the first player has no odd threat.`,
  kind: "number",
  of(position) {
    const lines = openLines(position);
    return rule(look(position)).filter((solves) => lines.some(solves)).length;
  },
}));
