/** @file Trains the transformer to its last step, from its checkpoint where there is one. */
import { advanceUntil, type Engine } from "#engine";
import type { Architecture } from "#modular";
import { score } from "#modular";
import { allLogits, definition, initial, splitFor } from "./definition.ts";
import type { Recipe } from "./model.ts";
import { keep, resume, save } from "./progress.ts";

export interface Training {
  readonly architecture: Architecture;
  readonly recipe: Recipe;
  /** Where checkpoints and weights are left. */
  readonly folder: string;
  readonly pace?: Readonly<Record<"stepsPerCall" | "stepsPerCheckpoint", number>>;
  readonly onPoint?: (point: Point) => void;
}

/** What is said of the weights that are kept. */
export interface Point {
  readonly step: number;
  readonly train: ReturnType<typeof score>;
  readonly heldOut: ReturnType<typeof score>;
}

const usualPace = { stepsPerCall: 20, stepsPerCheckpoint: 200 };

/** Train; what was stopped goes on as if it had not been. */
export async function runTraining(engine: Engine, training: Training): Promise<void> {
  const { architecture, recipe, folder, pace = usualPace, onPoint = () => {} } = training;
  const { steps, weightDecay } = recipe;
  const step = definition(architecture, weightDecay);
  const before = resume(folder, step) ?? initial(architecture);
  const trainer = await engine.train(step, { initial: before, stepsPerCall: pace.stepsPerCall });
  const executable = await engine.compile(allLogits(architecture));
  const split = splitFor(architecture);
  const wanted = new Set(stepsToKeep(steps, pace.stepsPerCall));
  const look = async () => {
    const state = await trainer.state();
    if (wanted.has(state.step)) {
      keep(folder, step, state);
      const { logits } = await executable.run(await trainer.parameters());
      const of = (part: keyof typeof split) =>
        score(logits!, architecture.p, "cross-entropy", split[part]);
      onPoint({ step: state.step, train: of("train"), heldOut: of("heldOut") });
    }
    save(folder, step, state);
  };
  if (trainer.step === 0) await look();
  for await (const _ of advanceUntil(trainer, steps))
    if (wanted.has(trainer.step) || trainer.step % pace.stepsPerCheckpoint === 0) await look();
  await Promise.all([executable.dispose(), trainer.dispose()]);
}

/** 0, every call at first, then about 5 % apart, and the last step. */
function stepsToKeep(steps: number, stepsPerCall: number): number[] {
  const chosen = [0];
  while (chosen.at(-1)! < steps) {
    const last = chosen.at(-1)!;
    const gap = Math.max(1, Math.round((0.05 * last) / stepsPerCall)) * stepsPerCall;
    chosen.push(Math.min(steps, last + gap));
  }
  return chosen;
}
