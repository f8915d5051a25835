/** @file What a concept is: a number or a yes or no that people read off a position. */
import { type Player, type Position, playerToMove } from "../position.ts";

export interface Concept {
  readonly id: string;
  readonly title: string;
  /** One sentence that says what `of` gives. */
  readonly describe: string;
  /** A binary concept gives 0 or 1. */
  readonly kind: "binary" | "number";
  /** The concept in a position that is not over, from the view of the player to move. The mirror image of a position has the same. */
  of(position: Position): number;
}

export type Side = "mover" | "opponent";

/** Which player is the mover, or the opponent. */
export function playerOf(position: Position, side: Side): Player {
  const mover = playerToMove(position);
  if (side === "mover") return mover;
  return mover === 1 ? 2 : 1;
}

/** The same concept for both sides, with ids `<id>-mover` and `<id>-opponent`; texts name the side where they say "SIDE". */
export function forBothSides(
  concept: Omit<Concept, "of">,
  of: (position: Position, player: Player) => number,
): Concept[] {
  return (["mover", "opponent"] as const).map((side) => ({
    ...concept,
    id: `${concept.id}-${side}`,
    title: concept.title.replace("SIDE", side),
    describe: concept.describe.replaceAll("SIDE", `the ${side}`),
    of: (position) => of(position, playerOf(position, side)),
  }));
}
