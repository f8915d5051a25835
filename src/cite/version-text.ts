import type { Citation } from "./citation.ts";

/** Say which version is cited: "1, draft, commit 99a1d4f of 2026-11-22". */
export function versionText({ version, draft, commit }: Citation): string {
  const more = [draft && "draft", commit && `commit ${commit.hash} of ${commit.date}`];
  return [version, ...more.filter(Boolean)].join(", ");
}
