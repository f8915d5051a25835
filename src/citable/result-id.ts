/** Name the value that a recorded run "<experiment>/<preset>" measured; the default preset goes without saying. */
export function resultId(run: string, value: string): string {
  const [experiment, preset] = run.split("/");
  return [experiment, ...(preset === "default" ? [] : [preset]), value].join("-");
}
