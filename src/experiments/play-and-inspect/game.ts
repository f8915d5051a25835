/** @file A game between the reader and the network: whose turn it is, what taking back means, what to say. */
import { isOver, type Position, parsePosition } from "#connect-four";
import { playerName } from "./summarise.ts";

/** Which stones are the reader's. */
export type Side = "both" | "first" | "second";

export const sideNames: Readonly<Record<Side, string>> = {
  both: "I move both sides",
  first: "I play first",
  second: "I play second",
};

const isReaders = (side: Side, ply: number): boolean =>
  side === "both" || (side === "first") === (ply % 2 === 0);

/** Say whether the network is to move. */
export const isNetworksTurn = (side: Side, position: Position): boolean =>
  !isOver(position) && !isReaders(side, position.ply);

/** The moves after the reader took back the last of his own, and what was played after it. */
export function takenBack(side: Side, moves: string): string {
  let left = moves.slice(0, -1);
  while (left !== "" && !isReaders(side, left.length)) left = left.slice(0, -1);
  return isReaders(side, left.length) ? left : moves;
}

/** Say where the game stands. */
export function standing(side: Side, moves: string): string {
  const position = parsePosition(moves);
  const lastPly = position.ply - 1;
  const who = (ply: number) =>
    side === "both"
      ? `the ${playerName((ply % 2) + 1)} player`
      : isReaders(side, ply)
        ? "you"
        : "the network";
  const before = moves === "" ? "" : `${who(lastPly)} played column ${moves.at(-1)}`;
  if (position.winner !== 0) return capital(`${before} and won after ${position.ply} moves.`);
  if (isOver(position)) return capital(`${before}: the board is full, a draw.`);
  const next =
    side === "both"
      ? `${who(position.ply)} is to move.`
      : isReaders(side, position.ply)
        ? "your turn."
        : "the network is thinking.";
  return [before && `${capital(before)}.`, capital(next)].filter(Boolean).join(" ");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
