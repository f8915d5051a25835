/** @file What a reader is told who follows a citation of a version. */
import type { CitedVersion } from "#citable/changes.ts";
import { describeChanges } from "#citable/describe-changes.ts";

/** Say which version was cited and what changed since. */
export function describeCited(cited: CitedVersion, citedId: string): string {
  const date = new Date(cited.date).toLocaleDateString("en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  });
  const follow = `You follow a citation of version ${cited.version} of ${date}.`;
  const changes = describeChanges(cited);
  if (changes === "nothing changed") return `${follow} Nothing has changed since.`;
  const isCited = ({ id }: { id: string }) => id === citedId;
  const hit = cited.changed.some(isCited)
    ? " The passage cited is one that changed."
    : cited.removed.some(isCited)
      ? " The passage cited is one that was removed."
      : "";
  return `${follow} Since then: ${changes}.${hit}`;
}

/** Say that there is no such version, and which there are. */
export function describeUnknown(
  asked: string,
  released: readonly number[],
  current: number,
): string {
  if (asked === `${current}`) return `You read version ${current}, a draft that may still change.`;
  const shown = asked.length > 20 ? `${asked.slice(0, 20)}…` : asked;
  const known =
    released.length === 0
      ? "none is released yet"
      : `released: ${new Intl.ListFormat("en-GB").format(released.map(String))}`;
  return `There is no version “${shown}” of this essay (${known}). You read version ${current}.`;
}
