import type { Citation } from "./citation.ts";
import { placeOf } from "./place-of.ts";
import { versionText } from "./version-text.ts";

/** Say what many formats have no field for: where the thing stands, its version, the day of access. */
export function noteOf(citation: Citation, accessed?: string): string {
  const parts = [
    placeOf(citation),
    `Version ${versionText(citation)}`,
    accessed && `Accessed ${accessed}`,
  ];
  return parts.filter(Boolean).join(". ");
}
