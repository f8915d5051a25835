/** @file Monte Carlo tree search guided by a network: PUCT as AlphaZero has it (Silver et al., 2018, Methods, Search). */
import { isOver, legalMoves, type Position, play } from "#connect-four";
import type { Random } from "#random";
import { dirichlet } from "./draw.ts";

/** What the network says of a position. */
export interface Evaluation {
  /** Probability of each column; 0 where it is no legal move. */
  readonly policy: readonly number[];
  /** Expected result for the player to move, from −1 to 1. */
  readonly value: number;
}

/** Something that yields positions it wants evaluated, is told what they are worth, and returns a result in the end. */
export type Thinking<Result> = Generator<Position, Result, Evaluation>;

/** A position in the tree with what was found below it. */
export interface Node {
  readonly position: Position;
  /** Expected result for the player to move as the network gave it, or exactly where the game is over. */
  readonly value: number;
  /** Prior probability of each column. */
  readonly priors: number[];
  /** Simulations that went on through each column. */
  readonly visits: number[];
  /** Sum of their results for the player to move here. */
  readonly totals: number[];
  readonly children: (Node | undefined)[];
}

export interface SearchOptions {
  /** c of the exploration rate c(s) = log((1 + N(s) + base) / base) + c; AlphaZero's is 1.25, on results from 0 to 1. */
  readonly exploration: number;
  /** How much lower than its parent a move counts that was not tried yet, times the root of the prior that was tried. */
  readonly reduction: number;
}

/** Results run from −1 to 1, twice AlphaZero's scale, and so does the exploration rate. */
export const usualSearch: SearchOptions = { exploration: 2, reduction: 0.25 };

const BASE = 19652; // as AlphaZero

/** Simulations that went through a node, its own evaluation among them. */
export const visitsOf = ({ visits }: Node): number => visits.reduce((sum, n) => sum + n, 1);

/** Mean result for the player to move over all simulations through a node. */
export const meanValue = (node: Node): number =>
  node.totals.reduce((sum, total) => sum + total, node.value) / visitsOf(node);

/** Begin a tree at a position. */
export function* openTree(position: Position): Thinking<Node> {
  const { columns } = position.board;
  const zeros = () => new Array<number>(columns).fill(0);
  const over = isOver(position);
  const { policy, value } = over
    ? { policy: zeros(), value: position.winner === 0 ? 0 : -1 } // who is to move has lost
    : yield position;
  return {
    position,
    value,
    priors: [...policy],
    visits: zeros(),
    totals: zeros(),
    children: new Array<Node | undefined>(columns).fill(undefined),
  };
}

/** Simulate until so many simulations went through the root; those of an earlier search count. */
export function* search(root: Node, simulations: number, options: SearchOptions): Thinking<void> {
  if (isOver(root.position)) return;
  for (let count = visitsOf(root); count < simulations; count++) yield* simulate(root, options);
}

/** Descend to a position that is new or over, and add its value to every move on the way. */
export function* simulate(root: Node, options: SearchOptions): Thinking<void> {
  const path: { readonly node: Node; readonly column: number }[] = [];
  let node = root;
  while (!isOver(node.position)) {
    const column = selectMove(node, options);
    path.push({ node, column });
    const child: Node | undefined = node.children[column];
    node = child ?? (yield* openTree(play(node.position, column)));
    if (child) continue;
    path.at(-1)!.node.children[column] = node;
    break;
  }
  let value = node.value;
  for (const { node, column } of path.reverse()) {
    value = -value;
    node.visits[column]!++;
    node.totals[column]! += value;
  }
}

/** The column with the largest Q(s, a) + c(s) P(s, a) √N(s) / (1 + N(s, a)); the leftmost of equals. */
export function selectMove(node: Node, { exploration, reduction }: SearchOptions): number {
  const count = visitsOf(node);
  const rate = (Math.log((1 + count + BASE) / BASE) + exploration) * Math.sqrt(count);
  const tried = node.priors.reduce((sum, prior, i) => sum + (node.visits[i]! > 0 ? prior : 0), 0);
  const untried = meanValue(node) - reduction * Math.sqrt(tried);
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const column of legalMoves(node.position)) {
    const visits = node.visits[column]!;
    const mean = visits > 0 ? node.totals[column]! / visits : untried;
    const score = mean + (rate * node.priors[column]!) / (1 + visits);
    if (score > bestScore) [best, bestScore] = [column, score];
  }
  return best;
}

/** Mix noise into the priors of the root: (1 − share) P + share Dir(concentration). */
export function addNoise(root: Node, share: number, concentration: number, random: Random): void {
  const legal = legalMoves(root.position);
  const noise = dirichlet(legal.length, concentration, random);
  legal.forEach((column, i) => {
    root.priors[column] = (1 - share) * root.priors[column]! + share * noise[i]!;
  });
}

/** The most visited column; among equals the one with the higher prior, then the leftmost. */
export function bestMove({ position, visits, priors }: Node): number {
  const before = (a: number, b: number) =>
    visits[b]! - visits[a]! || priors[b]! - priors[a]! || a - b;
  return legalMoves(position).sort(before)[0]!;
}
