/** @file The run: what the network thinks, what its search finds, what the solver says; if wanted, a game from there. */
import { bestMove, checkpointNamed, type Node } from "#alphazero";
import { formatMoves, isOver, parseMoves, parsePosition } from "#connect-four";
import { rounded } from "#notation";
import type { Result, RunContext } from "../contract.ts";
import type { Params } from "./about.ts";
import { measure } from "./measure.ts";
import { selfPlay } from "./self-play.ts";
import { summarise } from "./summarise.ts";
import { describeTree, loadEvaluate, type Thinker, think } from "./think.ts";
import type { Data, Frame, SelfPlay } from "./types.ts";
import { solve } from "./verdict.ts";

/** Yield the search as it grows, then what the solver and the game add. */
export async function* run({
  engine,
  params,
  random,
  signal,
  readFile,
}: RunContext<Params>): AsyncGenerator<Frame, Result<Data>> {
  const { simulations, exploration, checkpoint } = params;
  const position = parsePosition(params.position);
  yield { progress: 0, stage: "Loading the network" };
  const evaluate = await loadEvaluate(engine, readFile, checkpoint);
  signal.throwIfAborted();
  const thinker: Thinker = { evaluate, simulations, exploration, signal };
  const setting = {
    moves: formatMoves(parseMoves(params.position)),
    ply: position.ply,
    winner: position.winner,
    games: checkpointNamed(checkpoint).games,
    simulations,
  };
  const tell = (root: Node) => rounded({ ...setting, ...describeTree(root) }, 6);

  let share = 0;
  const thoughts = think(position, thinker);
  let thought = await thoughts.next();
  for (; !thought.done; thought = await thoughts.next()) {
    share += 25 / Math.max(simulations, 25);
    const progress = 0.5 * Math.min(share, 1);
    yield { progress, stage: "Searching", ...tell(thought.value) };
  }
  const column = isOver(position) ? undefined : bestMove(thought.value);
  const seen = { ...tell(thought.value), best: column === undefined ? null : column + 1 };
  yield { progress: 0.5, stage: "Asking the solver", ...seen };

  const verdicts = solve(position, column, signal);
  let verdict = await verdicts.next();
  for (; !verdict.done; verdict = await verdicts.next())
    yield { progress: 0.6, stage: "Asking the solver" };
  const judged = { ...seen, solver: verdict.value };
  const data: Data = params.selfPlay ? { ...judged, game: rounded(yield* playOn(judged)) } : judged;
  return { measured: measure(data), data, summary: summarise(data) };

  async function* playOn(judged: Partial<Data>): AsyncGenerator<Frame, SelfPlay> {
    const games = selfPlay(position, thinker, random.fork("game"));
    let step = await games.next();
    for (; !step.done; step = await games.next()) {
      const progress = 0.6 + (0.4 * step.value.moves.length) / (42 - position.ply);
      yield { ...judged, progress, stage: "Playing both sides", game: rounded(step.value) };
    }
    return step.value;
  }
}
