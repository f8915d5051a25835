/** @file The task: all sign vectors of eight bits, labelled with the product of the first few, or by coin. */
import type { Random } from "#random";

/** Bits of every input. */
export const bits = 8;
/** A constant input stands for the biases. */
export const inputs = bits + 1;
const vectors = 2 ** bits;

export const labellings = ["structure", "random"] as const;
export type Labelling = (typeof labellings)[number];

/** Examples laid out flat: inputs (example, input), labels (example). */
export interface Examples {
  readonly count: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Task {
  readonly train: Examples;
  readonly heldOut: Examples;
}

const vectorOf = (index: number) =>
  Array.from({ length: bits }, (_, bit) => ((index >> bit) & 1) * 2 - 1);

/** Label all vectors and split them; the split is the same for both labellings of a seed. */
export function drawTask(
  random: Random,
  labelling: Labelling,
  { parity, examples }: { readonly parity: number; readonly examples: number },
): Task {
  const coin = random.fork("labels");
  const all = random
    .fork("split")
    .shuffle(Array.from({ length: vectors }, (_, index) => vectorOf(index)))
    .map((vector) => ({
      x: [...vector, 1],
      y:
        labelling === "structure"
          ? vector.slice(0, parity).reduce((a, b) => a * b)
          : coin.integer(2) * 2 - 1,
    }));
  return { train: layOut(all.slice(0, examples)), heldOut: layOut(all.slice(examples)) };
}

const layOut = (rows: readonly { readonly x: readonly number[]; readonly y: number }[]) => ({
  count: rows.length,
  x: rows.flatMap(({ x }) => x),
  y: rows.map(({ y }) => y),
});
