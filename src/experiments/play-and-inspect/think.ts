/** @file One position, as a network and its search see it. */
import {
  bestMove,
  checkpointNamed,
  createEvaluator,
  type Evaluate,
  type Evaluation,
  loadCheckpoint,
  meanValue,
  type Node,
  openTree,
  search,
  thinkTogether,
  usualSearch,
  visitsOf,
} from "#alphazero";
import { formatMoves, isOver, type Position } from "#connect-four";
import type { Engine } from "#engine";
import type { ReadFile } from "#models";
import { keptFor } from "../keep.ts";
import type { Branch, Data } from "./types.ts";

/** Load and compile a network by its name in the settings; once for an engine. */
export const loadEvaluate = (
  engine: Engine,
  readFile: ReadFile,
  name: string,
): Promise<Evaluate> => {
  const checkpoint = checkpointNamed(name);
  return keptFor(engine, `checkpoint ${checkpoint.sha256}`, async () => {
    const { config, weights } = await loadCheckpoint(readFile, checkpoint);
    const { evaluate } = await createEvaluator(engine, config, weights, [1]);
    return evaluate;
  });
};

export interface Thinker {
  readonly evaluate: Evaluate;
  readonly simulations: number;
  readonly exploration: number;
  readonly signal: AbortSignal;
}

/** Simulations between two looks at what else happened. */
const STRETCH = 25;

/** Search a position; yields the tree as it grows. */
export async function* think(
  position: Position,
  { evaluate, simulations, exploration, signal }: Thinker,
): AsyncGenerator<Node, Node> {
  const known = new Map<string, Evaluation>();
  const together = <T>(thought: Parameters<typeof thinkTogether<T>>[0][number]) =>
    thinkTogether([thought], evaluate, { known });
  const options = { ...usualSearch, exploration };
  const [root] = (await together(openTree(position))) as [Node];
  for (let count = STRETCH; count < simulations + STRETCH; count += STRETCH) {
    await together(search(root, Math.min(count, simulations), options));
    signal.throwIfAborted();
    yield root;
  }
  return root;
}

/** Write down what a tree says of its root. */
export function describeTree(root: Node): Omit<Data, DescribedElsewhere> {
  return {
    policy: root.priors,
    value: root.value,
    searchValue: meanValue(root),
    visits: root.visits,
    meanValues: root.visits.map((visits, column) =>
      visits > 0 ? root.totals[column]! / visits : null,
    ),
    lines: root.children.map((child, column) =>
      child ? formatMoves([column, ...lineFrom(child)]) : "",
    ),
    branches: branchesOf(root, "", 0.02 * visitsOf(root)),
  };
}

type DescribedElsewhere =
  | "moves"
  | "ply"
  | "winner"
  | "games"
  | "simulations"
  | "best"
  | "solver"
  | "game";

/** The moves below a node that were visited at least so often, most visited first, to a depth of six. */
function branchesOf({ visits, totals, children }: Node, before: string, least: number): Branch[] {
  const often = visits.flatMap((count, column) => (count >= Math.max(least, 1) ? [column] : []));
  often.sort((a, b) => visits[b]! - visits[a]!);
  return often.flatMap((column) => {
    const path = before + formatMoves([column]);
    const branch = { path, visits: visits[column]!, mean: totals[column]! / visits[column]! };
    return [branch, ...(path.length < 6 ? branchesOf(children[column]!, path, least) : [])];
  });
}

/** The columns that the search went down most, as far as it went. */
function lineFrom(node: Node): number[] {
  if (isOver(node.position) || node.visits.every((visits) => visits === 0)) return [];
  const column = bestMove(node);
  return [column, ...lineFrom(node.children[column]!)];
}
