/**
 * @file Null-window alpha-beta. It leaves out moves that lose at once, tries moves that make many threats first, and keeps what it proved in a
 * table, as in Pons, "Solving Connect 4: how to build a perfect AI" (blog.gamesolver.org).
 */
import type { Board, Position } from "../position.ts";
import { Line } from "./line.ts";
import type { Table } from "./table.ts";

export interface Search {
  /** Begin at a position in which nobody has won and the mover cannot win at once. */
  begin(position: Position): void;
  /** A bound of the score of the position begun with: a lower one if it is at least `beta`, else an upper one. */
  bound(beta: number): number;
  /** Positions looked at since the search was made. */
  readonly nodes: number;
}

/** Search with a table; `tick` is called every 1024 positions, and may throw to end a search. */
export function createSearch(board: Board, table: Table, tick: () => void): Search {
  const cells = board.columns * board.rows;
  const line = new Line(board);
  // Stored values: 1 + score − lowest for an upper bound, that plus `span` for a lower bound.
  const lowest = -(cells >> 1);
  const span = cells + 1;
  let root = 0;
  let nodes = 0;

  function boundAt(ply: number, beta: number): number {
    if ((++nodes & 1023) === 0) tick();
    const loss = -((cells - ply) >> 1);
    if (!line.findMoves(ply)) return loss;
    if (ply >= cells - 2) return 0;
    if (loss + 1 >= beta) return loss + 1;
    const most = (cells - 1 - ply) >> 1;
    if (most < beta) return most;

    const keyLow = line.keyLow(ply);
    const keyHigh = line.keyHigh(ply);
    const stored = table.get(keyLow, keyHigh);
    const known = stored - 1 + lowest - (stored > span ? span : 0);
    if (stored !== 0 && stored > span === known >= beta) return known;

    const before = nodes;
    const count = line.listMoves(ply);
    let best = loss;
    for (let tried = 0; tried < count && best < beta; tried++) {
      line.playNext(ply, count);
      best = Math.max(best, -boundAt(ply + 1, 1 - beta));
    }
    const work = 31 - Math.clz32(nodes - before + 1);
    table.set(keyLow, keyHigh, best - lowest + 1 + (best >= beta ? span : 0), work);
    return best;
  }

  return {
    begin(position) {
      root = position.ply;
      line.begin(position);
    },
    bound: (beta) => boundAt(root, beta),
    get nodes() {
      return nodes;
    },
  };
}
