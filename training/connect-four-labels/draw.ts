/** @file Which positions are labelled. */
import {
  drawMoves,
  formatMoves,
  mirrorKey,
  parsePosition,
  type Style,
  styles,
} from "#connect-four";
import { createRandom } from "#random";

const plies = { first: 8, last: 36 };

/** How many of every hundred there are: early positions take the solver long, so there are 10 at ply 8, 20 at 9, 30 at 10, 40 at 11. */
const share = (ply: number) => (ply < 12 ? (ply - 7) / 10 : 1);

export interface Task {
  readonly moves: string;
  readonly style: Style;
}

/**
 * As many games of each style as come to `perPly` positions at every ply, fewer before ply 12, none of which is another or its mirror image. The
 * game is not over; nothing else is left out, so some positions have a move that wins at once.
 */
export function drawTasks(seed: number, perPly: number): Task[] {
  const names = Object.keys(styles) as Style[];
  const seen = new Set<string>();
  const tasks: Task[] = [];
  for (let ply = plies.first; ply <= plies.last; ply++)
    for (const [i, style] of names.entries()) {
      const random = createRandom(seed).fork(`${style} ${ply}`);
      const wanted = Math.ceil((share(ply) * perPly - i) / names.length);
      for (let drawn = 0; drawn < wanted; ) {
        const moves = formatMoves(drawMoves(random, ply, style));
        const key = mirrorKey(parsePosition(moves));
        if (seen.has(key)) continue;
        seen.add(key);
        tasks.push({ moves, style });
        drawn++;
      }
    }
  return tasks;
}
