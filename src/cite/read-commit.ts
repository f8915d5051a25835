import { execFileSync } from "node:child_process";
import type { Commit } from "./citation.ts";

/** Read the commit that the site is built from; none where there is no repository. */
export function readCommit(): Commit | undefined {
  try {
    const output = execFileSync("git", ["log", "-1", "--format=%h %cs"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [hash = "", date = ""] = output.trim().split(" ");
    return /^[0-9a-f]+$/.test(hash) ? { hash, date } : undefined;
  } catch {
    return undefined;
  }
}
