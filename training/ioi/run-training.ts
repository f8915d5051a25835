/** @file Trains one model to its end, from its checkpoint where there is one. */
import { drawTexts } from "#data";
import { advanceUntil, type Engine, type Trainer, type Values } from "#engine";
import type { Random } from "#random";
import { cpuSeconds } from "../work.ts";
import { definition, initial } from "./definition.ts";
import { hyperparameters, type Recipe } from "./models.ts";
import { type CurvePoint, type Progress, resume, save } from "./progress.ts";
import { createScorer, type PromptSet, promptsOf, type Scorer } from "./score.ts";

export interface Training {
  readonly recipe: Recipe;
  /** Whence the starting weights and all texts come. */
  readonly random: Random;
  /** Where checkpoints are left. */
  readonly folder: string;
  /** How often the curve has a point, which is when a checkpoint is left, and on how many prompts of each set it rests. */
  readonly pace?: Readonly<Record<"stepsPerCall" | "stepsPerPoint" | "prompts", number>>;
  readonly onPoint?: (point: CurvePoint, cpuSeconds: number) => void;
  readonly signal?: AbortSignal;
}

/** The sets of prompts whose accuracy the curve follows. */
const watched: readonly PromptSet[] = [
  "trained",
  "held-out IO",
  "held-out IO and S",
  "held-out opening and act",
  "repeat",
];

const usualPace = { stepsPerCall: 20, stepsPerPoint: 200, prompts: 200 };

/** Train a model; what was stopped goes on as if it had not been. */
export async function runTraining(
  engine: Engine,
  training: Training,
): Promise<{ weights: Values; progress: Progress }> {
  const { recipe, random, folder, pace = usualPace, onPoint = () => {}, signal } = training;
  const step = definition(recipe);
  const before = resume(folder, step);
  const initialState = before.state ?? initial(recipe, random.fork("weights"));
  const { stepsPerCall } = pace;
  const trainer = await engine.train(step, { initial: initialState, stepsPerCall });
  const scorer = await createScorer(engine, recipe.config, pace.prompts);
  const progress = { curve: [...before.curve], cpuSeconds: before.cpuSeconds };
  const feeds = (at: number) => ({ tokens: textsAt(training, at, stepsPerCall) });
  const losses: number[] = [];
  for await (const { loss } of advanceUntil(trainer, recipe.steps, {
    feeds,
    ...(signal && { signal }),
  })) {
    losses.push(...loss!);
    if (trainer.step % pace.stepsPerPoint > 0) continue;
    const point = await measure(trainer, scorer, losses.splice(0), pace.prompts);
    progress.curve.push(point);
    progress.cpuSeconds = before.cpuSeconds + cpuSeconds();
    save(folder, step, await trainer.state(), progress);
    onPoint(point, progress.cpuSeconds);
  }
  const weights = await trainer.parameters();
  await Promise.all([scorer.dispose(), trainer.dispose()]);
  return { weights, progress };
}

/** Every call has texts of its own, which depend on the seed and the step alone. */
function textsAt({ random, recipe }: Training, step: number, steps: number) {
  const texts = steps * hyperparameters.batch;
  return drawTexts(random.fork(`texts ${step}`), texts, recipe.config.positions);
}

async function measure(
  trainer: Trainer,
  scorer: Scorer,
  losses: readonly number[],
  prompts: number,
): Promise<CurvePoint> {
  const weights = await trainer.parameters();
  const accuracy: Partial<Record<PromptSet, number>> = {};
  for (const set of watched)
    accuracy[set] = (await scorer.prompts(weights, promptsOf(set, prompts))).accuracy;
  const loss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  return { step: trainer.step, loss: Number(loss.toFixed(4)), accuracy };
}
