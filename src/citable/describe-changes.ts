import type { Changes } from "./changes.ts";

/** Count what changed, for a sentence: "2 passages changed, 1 new". */
export function describeChanges({ changed, added, removed }: Changes): string {
  const parts = [
    changed.length > 0 &&
      `${changed.length} ${changed.length === 1 ? "passage" : "passages"} changed`,
    added.length > 0 && `${added.length} new`,
    removed.length > 0 && `${removed.length} removed`,
  ];
  return parts.filter(Boolean).join(", ") || "nothing changed";
}
