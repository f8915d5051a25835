/** @file What the site has promised: every id ever published, and where the vanished ones lead. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

export interface Registry {
  readonly published: ReadonlySet<string>;
  /** A vanished id and the one that stands for it. */
  readonly moved: ReadonlyMap<string, string>;
}

const publishedFile = "published-ids.txt";
const movedFile = "moved-ids.yaml";
const movedHeader =
  "# Ids that vanished and the id that stands for each, kept by `npm run assign-ids`. A better target may be set by hand.\n";

/** Read the promised ids from the folder of the contents. */
export function readRegistry(folder = "src/content"): Registry {
  const lines = readFileSync(join(folder, publishedFile), "utf8").split("\n").filter(Boolean);
  const moved = join(folder, movedFile);
  return {
    // "point:ioi" lists the id "point-ioi".
    published: new Set(lines.map((line) => line.replace(":", "-"))),
    moved: new Map(
      existsSync(moved) ? Object.entries(parse(readFileSync(moved, "utf8")) ?? {}) : [],
    ),
  };
}

/** Add ids to the list of published ones. */
export function publishIds(ids: readonly string[], folder = "src/content"): void {
  const path = join(folder, publishedFile);
  const lines = ids.map((id) => id.replace(/^(point|position|experiment|term)-/, "$1:"));
  writeFileSync(path, [readFileSync(path, "utf8").trimEnd(), ...lines, ""].join("\n"));
}

/** Write where the vanished ids lead. */
export function writeMoved(moved: Registry["moved"], folder = "src/content"): void {
  const text = stringify(Object.fromEntries(moved));
  writeFileSync(join(folder, movedFile), `${movedHeader}${moved.size > 0 ? text : ""}`);
}

/** Follow an id to the one that stands for it now; an id that never moved stands for itself. */
export function followMoved(id: string, moved: Registry["moved"]): string {
  const seen = new Set<string>();
  let current = id;
  for (let next = moved.get(current); next !== undefined; next = moved.get(current)) {
    if (seen.has(next)) throw new Error(`${movedFile}: "${id}" leads in a circle`);
    seen.add(next);
    current = next;
  }
  return current;
}
