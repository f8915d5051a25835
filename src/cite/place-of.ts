import type { Citation } from "./citation.ts";

/** Say what holds the thing cited: "In: Is there a field?, section “Results”". */
export function placeOf({ container, section }: Citation): string {
  const parts = [container && `In: ${container}`, section && `section “${section}”`];
  return parts.filter(Boolean).join(", ");
}
