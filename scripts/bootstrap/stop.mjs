// @ts-check

/**
 * Say why the command cannot go on and end it with exit code 1.
 * @param {string} reason
 * @returns {never}
 */
export function stop(reason) {
  console.error(`\n${reason}`);
  process.exit(1);
}
