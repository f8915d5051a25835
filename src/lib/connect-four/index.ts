export { type Concept, concepts, distanceToEnd, solvedConcepts } from "./concepts/index.ts";
export { type Choice, drawMoves, lookaheadMoves, mirrorKey, type Style, styles } from "./draw.ts";
export { type LabelledPosition, readLabelled, type StoredPositions } from "./labelled.ts";
export { linesOf, threats, winningColumns } from "./lines.ts";
export { formatMoves, MovesError, parseMoves, parsePosition } from "./moves.ts";
export {
  type Board,
  directions,
  emptyPosition,
  height,
  inside,
  isOver,
  legalMoves,
  mirror,
  type Player,
  type Position,
  play,
  playerToMove,
  standardBoard,
} from "./position.ts";
export { type Budget, createSolver, type GaveUp, type Solver } from "./solver/solver.ts";
