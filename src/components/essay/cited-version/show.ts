/** @file Runs where the address asks for a version: says what changed since and marks it. All text from outside stays text. */
import type { CitedVersion } from "#citable/changes.ts";
import { loadStyle } from "#components/site/load-style.ts";
import { showBanner } from "./banner.ts";
import styles from "./cited-version.css?url";
import { describeCited, describeUnknown } from "./describe-request.ts";
import { type Mark, markChanges } from "./marks.ts";
import { requestedVersion } from "./requested-version.ts";

const source = document.querySelector<HTMLElement>("[data-versions-at]")?.dataset;
if (source) {
  await loadStyle(styles);
  await show(source);
}

async function show({ version, released, versionsAt = "" }: DOMStringMap): Promise<void> {
  const versions = (released ?? "").split(" ").filter(Boolean).map(Number);
  const request = requestedVersion(location.search, versions);
  if (!request) return;
  if ("unknown" in request) {
    showBanner(describeUnknown(request.unknown, versions, Number(version)));
    return;
  }
  const cited = await load(`${versionsAt}${request.version}.json`);
  if (!cited) {
    showBanner(`What changed since version ${request.version} could not be loaded.`);
    return;
  }
  const citedId = location.hash.slice(1).split(":~:")[0] ?? "";
  const marks = markChanges(cited);
  showBanner(
    describeCited(cited, citedId),
    marks.length > 0 ? stepThrough(marks, citedId) : undefined,
  );
}

async function load(address: string): Promise<CitedVersion | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Show one mark after the other, round and round, the cited passage first. */
function stepThrough(marks: readonly Mark[], citedId: string): () => void {
  let next = Math.max(
    marks.findIndex(({ ids }) => ids.includes(citedId)),
    0,
  );
  return () => {
    marks[next]?.show();
    next = (next + 1) % marks.length;
  };
}
