/** @file The true curves that the samples are drawn from. */

interface Target {
  readonly label: string;
  readonly at: (x: number) => number;
}

/** The true curves by name; all are of order one on [-1, 1]. */
export const targets = {
  wave: { label: "sin 4x + |x| / 2", at: (x) => Math.sin(4 * x) + Math.abs(x) / 2 },
  runge: { label: "Runge: 1 / (1 + 25x²)", at: (x) => 1 / (1 + 25 * x * x) },
  step: { label: "Step at 0", at: (x) => Math.sign(x) / 2 },
  cubic: { label: "Cubic: 2x³ − x", at: (x) => 2 * x ** 3 - x },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof targets;
