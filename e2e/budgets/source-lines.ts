import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folders = ["bench", "e2e", "scripts", "src", "training"];

/** Count the lines of every source file of the repository, by its path. */
export function sourceLines(): Map<string, number> {
  const paths = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
    )
    .filter((path) => !path.includes("node_modules"))
    .filter((path) => /\.(astro|css|mjs|svelte|ts)$/.test(path));
  return new Map(
    paths.map((path) => [path, readFileSync(path, "utf8").trimEnd().split("\n").length]),
  );
}
