import type { About } from "./contract.ts";
import { encodeParameters } from "./parameters.ts";
import type { Settings } from "./settings.ts";

/** Write the command that does the recorded run of a preset again. */
export const presetCommand = (slug: string, preset: string): string =>
  `npm run -s experiment -- run ${slug} --preset ${preset} --json`;

/** Write the command that does the same run in Node. */
export function commandLine(slug: string, about: About, { params, seed }: Settings): string {
  const given = [...encodeParameters(about, params, seed)];
  const options = given.map(([name, value]) =>
    name === "seed" ? `--seed ${value}` : `--param ${quoted(`${name}=${value}`)}`,
  );
  return ["npm run -s experiment -- run", slug, ...options].join(" ");
}

/** Quote what a shell would read as more than a word. */
const quoted = (text: string) =>
  /^[\w.,=+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
