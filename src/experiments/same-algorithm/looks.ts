/** @file How architectures, and the ways of drawing a line, are named and drawn, the same in every panel. */

import type { Form, Way } from "./types.ts";

export const looksOfForm: Readonly<
  Record<Form, { readonly name: string; readonly isSum: boolean }>
> = {
  square: { name: "Two layers, squares", isSum: true },
  relu: { name: "Two layers, ReLU", isSum: true },
  transformer: { name: "Transformer", isSum: false },
  uniform: { name: "Transformer, uniform attention", isSum: true },
};

interface LookOfWay {
  readonly name: string;
  readonly color: string;
  readonly dash: string | undefined;
}

export const looksOfWay: Readonly<Record<Way, LookOfWay>> = {
  straight: { name: "as they are", color: "var(--series-control)", dash: "2 3" },
  matched: { name: "matched", color: "var(--series-polynomial)", dash: "6 3" },
  renamed: { name: "renamed too", color: "var(--series-network)", dash: undefined },
};
