/** @file Trains one network by self-play, from where it was stopped. */
import {
  createEvaluator,
  createReplay,
  networkInitial,
  networkTraining,
  type PlayedGame,
  playGame,
  type Replay,
  type SelfPlayOptions,
  thinkTogether,
} from "#alphazero";
import type { Engine, Trainer, Values } from "#engine";
import type { Random } from "#random";
import { cpuSeconds } from "../work.ts";
import { isCheckpoint, type Progress, resume, save, storeCheckpoint } from "./progress.ts";
import type { Recipe } from "./recipe.ts";

export interface Training {
  readonly recipe: Recipe;
  /** Whence the starting weights, all games and all batches come. */
  readonly random: Random;
  /** Where states and checkpoints are left. */
  readonly folder: string;
  /** Asked before each iteration. */
  readonly isEnough: (progress: Progress) => boolean;
  readonly onIteration?: (report: Report) => void;
  readonly signal?: AbortSignal;
}

/** How far the training is after an iteration, and what that was like. */
export interface Report extends Progress {
  /** Positions in the replay window. */
  readonly window: number;
  readonly policyLoss: number;
  readonly valueLoss: number;
  /** Mean moves of a game, and shares of games that the first player won and that were drawn. */
  readonly plies: number;
  readonly firstWins: number;
  readonly draws: number;
}

const beginning: Progress = {
  iteration: 0,
  games: 0,
  positions: 0,
  evaluations: 0,
  steps: 0,
  cpuSeconds: 0,
};

/** Train; what was stopped goes on as if it had not been. Aborting loses the iteration under way, which is played again. */
export async function runTraining(
  engine: Engine,
  training: Training,
): Promise<{ weights: Values; progress: Progress }> {
  const { recipe, random, folder, isEnough, onIteration = () => {} } = training;
  const step = networkTraining(recipe.config, recipe);
  const before = resume(folder, step, recipe.config.width);
  const initial = before?.state ?? networkInitial(recipe.config, random.fork("weights"));
  const trainer = await engine.train(step, { initial, stepsPerCall: recipe.stepsPerCall });
  const replay = createReplay(recipe.stages[0]!.selfPlay.board, recipe.searchShare);
  replay.add(before?.games ?? [], Number.POSITIVE_INFINITY);
  let progress = before?.progress ?? beginning;
  if (!before) storeCheckpoint(folder, recipe.config, await trainer.parameters(), progress);
  const earlier = progress.cpuSeconds - cpuSeconds();
  while (!isEnough(progress)) {
    const report = await iterate(engine, training, trainer, replay, progress);
    const { iteration, games, positions, evaluations, steps } = report;
    const seconds = earlier + cpuSeconds();
    progress = { iteration, games, positions, evaluations, steps, cpuSeconds: seconds };
    const state = await trainer.state();
    if (isCheckpoint(iteration))
      storeCheckpoint(folder, recipe.config, await trainer.parameters(), progress);
    save(folder, step, { progress, state, games: replay.games });
    onIteration({ ...report, cpuSeconds: seconds });
  }
  const weights = await trainer.parameters();
  await trainer.dispose();
  return { weights, progress };
}

/** Play games with the present network, then learn from the window. */
async function iterate(
  engine: Engine,
  training: Training,
  trainer: Trainer,
  replay: Replay,
  before: Progress,
): Promise<Report> {
  const { recipe, random } = training;
  const own = random.fork(`iteration ${before.iteration}`);
  const options = recipe.stages.findLast(({ games }) => games <= before.games)!.selfPlay;
  const weights = await trainer.parameters();
  const { games, evaluations } = await selfPlay(engine, training, options, weights, own);
  const added = games.reduce((sum, { values }) => sum + values.length, 0);
  const positions = before.positions + added;
  replay.add(games, recipe.window(positions));
  const steps = Math.floor((positions * recipe.reuse) / recipe.batch);
  const losses = await learn(trainer, replay, recipe, steps, own.fork("batches"));
  return {
    iteration: before.iteration + 1,
    games: before.games + games.length,
    positions,
    evaluations: before.evaluations + evaluations,
    steps: trainer.step,
    cpuSeconds: before.cpuSeconds,
    window: replay.size,
    ...losses,
    ...resultsOf(games),
  };
}

async function selfPlay(
  engine: Engine,
  { recipe, signal }: Training,
  options: SelfPlayOptions,
  weights: Values,
  random: Random,
): Promise<{ games: PlayedGame[]; evaluations: number }> {
  const evaluator = await createEvaluator(engine, recipe.config, weights);
  let evaluations = 0;
  const thoughts = Array.from({ length: recipe.games }, (_, game) =>
    playGame(options, random.fork(`game ${game}`)),
  );
  const games = await thinkTogether(thoughts, (positions) => {
    signal?.throwIfAborted();
    evaluations += positions.length;
    return evaluator.evaluate(positions);
  });
  await evaluator.dispose();
  return { games, evaluations };
}

/** Take steps up to a number of them, in whole calls; returns the mean losses. */
async function learn(
  trainer: Trainer,
  replay: Replay,
  { batch, stepsPerCall }: Recipe,
  steps: number,
  random: Random,
): Promise<{ policyLoss: number; valueLoss: number }> {
  const losses: Record<string, number[]> = { policyLoss: [], valueLoss: [] };
  while (trainer.step + stepsPerCall <= steps) {
    const values = await trainer.advance(replay.draw(batch * stepsPerCall, random));
    for (const [name, list] of Object.entries(losses)) list.push(...values[name]!);
  }
  return { policyLoss: mean(losses["policyLoss"]!), valueLoss: mean(losses["valueLoss"]!) };
}

function resultsOf(games: readonly PlayedGame[]) {
  const results = games.map(({ winner }) => winner);
  return {
    plies: mean(games.map(({ moves }) => moves.length)),
    firstWins: mean(results.map((winner) => Number(winner === 1))),
    draws: mean(results.map((winner) => Number(winner === 0))),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
