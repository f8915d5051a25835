/** Largest relative difference of two losses that float32 in another order of summation explains. */
const tolerance = 1e-3;

/** Tell whether two contenders computed the same: their losses after the same steps. */
export function agree(losses: readonly number[], reference: readonly number[]): boolean {
  return (
    losses.length === reference.length &&
    losses.every((loss, i) => Math.abs(loss - reference[i]!) <= tolerance * Math.abs(reference[i]!))
  );
}
