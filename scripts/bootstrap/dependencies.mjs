// @ts-check
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.mjs";
import { root } from "./root.mjs";
import { withoutOwnTools } from "./search-path.mjs";
import { stop } from "./stop.mjs";

/**
 * @typedef {Record<string, string>} Versions
 * @typedef {{ dependencies?: Versions, devDependencies?: Versions }} Manifest
 * @typedef {Manifest & { version?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

const oldestNode = 18;
const npm = "npm@11.19.1";

/** Install the packages of package-lock.json unless they are there already. */
export async function ensureDependencies() {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    stop(`Cruxes needs Node ${oldestNode} or later; this is Node ${process.versions.node}.`);
  }
  if (dependenciesAreInstalled()) return;
  console.log("Installing the packages: about 300 MB from the npm registry, a minute or two.");
  // npm takes a package that a broken-off install left half unpacked for a whole one: start from nothing.
  rmSync(join(root, "node_modules"), { recursive: true, force: true });
  const code = await runCommand(installCommand(), withoutOwnTools(process.env));
  if (code !== 0) {
    stop(
      `The packages could not be installed: npm ended with code ${code}, for the reason above. ` +
        "It needs npm and a connection to its registry; then run the command again.",
    );
  }
  if (!existsSync(ownNode)) {
    stop(
      "The packages came without Node 24: npm did not run their install scripts. " +
        "Run `npm config delete ignore-scripts`, then the command again.",
    );
  }
}

/**
 * Install with one npm under the project's own Node, whatever the machine has: under an older Node npm leaves out
 * the native packages that it thinks too new. Not `npm ci`, which refuses a lock without the optional packages of
 * some other system.
 */
function installCommand() {
  const { node } = readJson("package.json").devDependencies;
  const tools = `--package=node@${node} --package=${npm}`;
  const quiet = "--loglevel=error --no-audit --no-fund";
  return `npx --yes ${quiet} ${tools} -- npm install --no-save --include=dev ${quiet}`;
}

const ownNode = join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

function dependenciesAreInstalled() {
  const manifest = readJson("package.json");
  const lock = readJson("package-lock.json");
  // npm writes this record after every package and its scripts, so a broken-off install has none.
  const installed = readJson("node_modules/.package-lock.json");
  return (
    existsSync(ownNode) && installed !== undefined && isInstalled({ manifest, lock, installed })
  );
}

/**
 * Tell whether npm's record of what it installed has every package that the manifest and its lock ask for.
 * @param {{ manifest: Manifest, lock: Lock, installed: Lock }} files
 */
export function isInstalled({ manifest, lock, installed }) {
  const { "": locked, ...packages } = lock.packages;
  return (
    sameVersions(manifest.dependencies, locked?.dependencies) &&
    sameVersions(manifest.devDependencies, locked?.devDependencies) &&
    Object.entries(packages).every(
      ([path, { version, optional }]) => optional || installed.packages[path]?.version === version,
    )
  );
}

/**
 * @param {Versions} [a]
 * @param {Versions} [b]
 */
function sameVersions(a = {}, b = {}) {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

/** @param {string} path */
function readJson(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
