/** @file Many searches at once, so that the network evaluates their positions together. */
import type { Position } from "#connect-four";
import type { Evaluation, Thinking } from "./search.ts";

export type Evaluate = (positions: readonly Position[]) => Promise<readonly Evaluation[]>;

export interface TogetherOptions {
  /** How many are under way at once; by default all. */
  readonly width?: number;
  /** Evaluations known so far, to which new ones are added: a position is evaluated once. */
  readonly known?: Map<string, Evaluation>;
}

/** Let all think until they are done; returns their results in order. Rejects when an evaluation does. */
export async function thinkTogether<Result>(
  thoughts: readonly Thinking<Result>[],
  evaluate: Evaluate,
  { width = thoughts.length, known = new Map() }: TogetherOptions = {},
): Promise<Result[]> {
  const results = new Array<Result>(thoughts.length);
  let begun = 0;
  /** Go on with a thought as far as what is known carries it; returns what it wants to know, if it is not done. */
  const advance = (index: number): Position | undefined => {
    const thought = thoughts[index]!;
    let step = thought.next(wanted.get(index)?.evaluation as Evaluation);
    while (!step.done) {
      const evaluation = known.get(keyOf(step.value));
      if (evaluation === undefined) return step.value;
      step = thought.next(evaluation);
    }
    results[index] = step.value;
    return undefined;
  };
  const wanted = new Map<number, { position: Position; evaluation?: Evaluation }>();
  for (;;) {
    for (const index of [...wanted.keys()]) ask(index, advance(index));
    while (wanted.size < width && begun < thoughts.length) ask(begun, advance(begun++));
    if (wanted.size === 0) return results;
    await answer();
  }

  function ask(index: number, position: Position | undefined): void {
    if (position) wanted.set(index, { position });
    else wanted.delete(index);
  }

  async function answer(): Promise<void> {
    const positions = new Map(
      [...wanted.values()].map(({ position }) => [keyOf(position), position]),
    );
    const evaluations = await evaluate([...positions.values()]);
    [...positions.keys()].forEach((key, i) => {
      known.set(key, evaluations[i]!);
    });
    for (const want of wanted.values()) want.evaluation = known.get(keyOf(want.position))!;
  }
}

/** Cells and size of the board as text; whose turn it is follows. */
const keyOf = ({ board, cells }: Position): string => String.fromCharCode(board.rows, ...cells);
