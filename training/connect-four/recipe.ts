/** @file How the Connect Four network is trained; docs/alphazero.md says where this differs from AlphaZero, and why. */
import { type SelfPlayOptions, towerConfig, usualSearch } from "#alphazero";
import { standardBoard } from "#connect-four";
import type { Schedule } from "#graph";
import type { ResidualTowerConfig } from "#nn";

export interface Recipe {
  readonly config: ResidualTowerConfig;
  /** How games are played from so many games on; the first stage is from 0. */
  readonly stages: readonly { readonly games: number; readonly selfPlay: SelfPlayOptions }[];
  /** Games in an iteration: played by one network, then learnt from. */
  readonly games: number;
  /** How often a position is learnt from, in the mean. */
  readonly reuse: number;
  /** The share of the search's own value in the target of the value. */
  readonly searchShare: number;
  /** Positions in a step, and steps in one call of the engine. */
  readonly batch: number;
  readonly stepsPerCall: number;
  readonly learningRate: Schedule;
  readonly weightDecay: number;
  readonly clip: number;
  /** Positions that the replay window holds when so many were played. */
  readonly window: (positions: number) => number;
}

/** From here on games begin farther from what the network plays, and it learns more slowly. */
const SECOND_STAGE = { games: 13_312, steps: 8600 };

const firstStage: SelfPlayOptions = {
  ...usualSearch,
  board: standardBoard,
  full: 100,
  fast: 20,
  fullShare: 0.3,
  fullAtStart: false,
  noiseShare: 0.25,
  noiseConcentration: 1,
  drawnPlies: 10,
  openingShare: 0.5,
  openingPlies: 14,
};

const secondStage: SelfPlayOptions = {
  ...firstStage,
  fullAtStart: true,
  openingShare: 0.75,
  openingPlies: 24,
};

export const recipe: Recipe = {
  config: towerConfig(standardBoard, { filters: 32, blocks: 5, valueWidth: 32 }),
  stages: [
    { games: 0, selfPlay: firstStage },
    { games: SECOND_STAGE.games, selfPlay: secondStage },
  ],
  games: 128,
  reuse: 2,
  searchShare: 0.5,
  batch: 64,
  stepsPerCall: 8,
  learningRate: (step) =>
    (2e-3 * Math.min((step + 1) / 100, 1)) /
    Math.sqrt(1 + step / (step < SECOND_STAGE.steps ? 4000 : 1500)),
  weightDecay: 0.02,
  clip: 1,
  window: (positions) => Math.min(Math.max(20_000, 0.3 * positions), 150_000),
};
