import type { Citation } from "./citation.ts";
import { readableMath } from "./readable-math.ts";

/** Take the words of the thing cited, unless its title says them all. */
export function abstractOf({ title, text }: Citation): string | undefined {
  const words = readableMath(text);
  return words === title ? undefined : words;
}
