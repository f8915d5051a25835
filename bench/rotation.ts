/** Rotate a list to the left: the order in which contenders play a round. */
export const rotated = <T>(items: readonly T[], by: number): T[] =>
  items.map((_, i) => items[(i + by) % items.length]!);
