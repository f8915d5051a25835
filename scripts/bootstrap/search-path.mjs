// @ts-check
import { delimiter, join } from "node:path";
import { root } from "./root.mjs";

const ownTools = join(root, "node_modules", ".bin");

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * List the folders of PATH, whatever the case in which the system writes its name.
 * @param {Environment} env
 * @returns {string[]}
 */
export function searchPath(env) {
  return (env[pathName(env)] ?? "").split(delimiter).filter((folder) => folder !== "");
}

/**
 * Put the repository's own tools, Node 24 among them, first on PATH.
 * @param {Environment} env
 * @returns {Environment}
 */
export function withOwnTools(env) {
  return withPath(env, [ownTools, ...searchPath(env)]);
}

/**
 * Take the repository's own tools off PATH, so that they can be replaced.
 * @param {Environment} env
 * @returns {Environment}
 */
export function withoutOwnTools(env) {
  return withPath(
    env,
    searchPath(env).filter((folder) => folder !== ownTools),
  );
}

/** @param {Environment} env */
function pathName(env) {
  return Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
}

/**
 * @param {Environment} env
 * @param {string[]} folders
 * @returns {Environment}
 */
function withPath(env, folders) {
  return { ...env, [pathName(env)]: folders.join(delimiter) };
}
