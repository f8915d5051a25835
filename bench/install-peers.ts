import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("peers", import.meta.url));

/** Install the libraries that ours is compared with, unless they are there in the versions of their lock file. */
export function installPeers(): void {
  if (isInstalled()) return;
  console.error("First run: installing TensorFlow.js and jax-js into bench/peers, about 100 MB.");
  const { status } = spawnSync(
    "npm",
    ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"],
    {
      stdio: ["ignore", process.stderr, process.stderr],
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) throw new Error(`The peers could not be installed: npm ended with ${status}.`);
}

function isInstalled(): boolean {
  // npm writes this record after every package.
  const record = `${folder}/node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const versions = (file: string): Record<string, { version?: string }> =>
    JSON.parse(readFileSync(file, "utf8")).packages;
  const installed = versions(record);
  return Object.entries(versions(`${folder}/package-lock.json`)).every(
    ([path, { version }]) => path === "" || installed[path]?.version === version,
  );
}
