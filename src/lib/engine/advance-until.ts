import type { Feeds, Trainer, Values } from "./engine.ts";

export interface AdvanceOptions {
  /** What to feed to the call that begins at a step. */
  readonly feeds?: (step: number) => Feeds;
  readonly signal?: AbortSignal;
}

/**
 * Advance until a step is reached and hand over what every call returns. Not asking for more pauses the training;
 * an aborted signal throws its reason before the next call. Either way the trainer can go on later.
 */
export async function* advanceUntil(
  trainer: Trainer,
  step: number,
  { feeds = () => ({}), signal }: AdvanceOptions = {},
): AsyncGenerator<Values, void> {
  while (trainer.step < step) {
    signal?.throwIfAborted();
    yield await trainer.advance(feeds(trainer.step));
  }
}
