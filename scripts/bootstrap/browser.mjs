// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.mjs";
import { searchPath } from "./search-path.mjs";
import { stop } from "./stop.mjs";

/** @import { Environment } from "./search-path.mjs" */

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

const applications = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "Google\\Chrome\\Application\\chrome.exe",
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * Find a Chromium for the browser tests; on Debian, as root, install one where there is none.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const chosen = process.env.CHROMIUM;
  if (chosen)
    return starts(chosen) ? chosen : stop(`CHROMIUM is "${chosen}", which does not start.`);
  const machine = { env: process.env, platform: process.platform, starts };
  return findBrowser(machine) ?? (await installBrowser()) ?? stop(missing);
}

const missing =
  "The end-to-end tests need a browser and none was found. Install Chromium or Chrome " +
  "(on Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/chromium npm test";

/**
 * Find the first installed Chromium, Chrome or Edge.
 * @param {{ env: Environment, platform: string, starts: (file: string) => boolean }} machine
 * @returns {string | undefined}
 */
export function findBrowser({ env, platform, starts }) {
  return candidates(env, platform).find(starts);
}

/**
 * @param {Environment} env
 * @param {string} platform
 * @returns {string[]}
 */
function candidates(env, platform) {
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return applications.win32.flatMap((file) =>
      folders.flatMap((folder) => (folder ? `${folder}\\${file}` : [])),
    );
  }
  const onPath = commands.flatMap((name) => searchPath(env).map((folder) => join(folder, name)));
  return platform === "darwin" ? [...applications.darwin, ...onPath] : onPath;
}

/**
 * Tell whether a file is a browser that runs: Ubuntu's chromium-browser can be a mere notice about its snap.
 * @param {string} file
 */
function starts(file) {
  // On Windows a browser asked for its version opens a window instead.
  if (process.platform === "win32") return existsSync(file);
  return existsSync(file) && spawnSync(file, ["--version"]).status === 0;
}

/** @returns {Promise<string | undefined>} */
async function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  console.log("Installing Debian's chromium for the end-to-end tests.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // A list that cannot be refreshed is no reason to stop: the package may still be found.
  await runCommand("apt-get update -qq", env);
  await runCommand("apt-get install -qq --no-install-recommends chromium", env);
  return findBrowser({ env, platform: process.platform, starts });
}
