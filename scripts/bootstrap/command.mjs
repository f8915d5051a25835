// @ts-check
import { spawn } from "node:child_process";
import { root } from "./root.mjs";
import { withOwnTools } from "./search-path.mjs";

/** @import { Environment } from "./search-path.mjs" */

const toolEnvironment = () => ({ ...withOwnTools(process.env), ASTRO_TELEMETRY_DISABLED: "1" });

/**
 * Start a command in the repository, words separated by spaces, with its output on the terminal.
 * @param {string} command
 * @param {Environment} [env]
 */
export function startCommand(command, env = toolEnvironment()) {
  const [name = "", ...args] = command.split(" ");
  return spawn(name, args, {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
    // On Windows a tool is a .cmd file, which only a shell starts.
    shell: process.platform === "win32",
  });
}

/**
 * Run a command to its end; resolve to its exit code.
 * @param {string} command
 * @param {Environment} [env]
 * @returns {Promise<number>}
 */
export function runCommand(command, env) {
  return new Promise((resolve) => {
    const child = startCommand(command, env);
    child.once("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
