/** @file The parameters and seed of an experiment as text: URL state, command line, share links. */
import type { About, Parameter, Parameters, TextParameter, Values } from "./contract.ts";

type Value = number | string | boolean;

/** Largest seed: seeds are unsigned 32-bit integers. */
const maxSeed = 2 ** 32 - 1;

/** How much of a refused text is repeated to the reader. */
const longest = 200;

/** Say in words which values a parameter accepts. */
export function accepted(parameter: Parameter): string {
  if (parameter.kind === "toggle") return "true or false";
  if (parameter.kind === "choice") return Object.keys(parameter.options).join(", ");
  if (parameter.kind === "text")
    return `${parameter.accepts}; at most ${parameter.maxLength} characters`;
  return `${parameter.min} to ${parameter.max} in steps of ${parameter.step}`;
}

/** Say what is wrong with a text that a reader typed. */
export const faultOf = ({ maxLength, fault }: TextParameter, text: string): string | undefined =>
  text.length > maxLength ? `${text.length} characters are too many` : fault(text);

function parseNumber(text: string): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function parseValue(parameter: Parameter, text: string): Value | undefined {
  if (parameter.kind === "toggle")
    return text === "true" ? true : text === "false" ? false : undefined;
  if (parameter.kind === "choice") return Object.hasOwn(parameter.options, text) ? text : undefined;
  if (parameter.kind === "text") return faultOf(parameter, text) === undefined ? text : undefined;
  const value = parseNumber(text);
  if (value === undefined || value < parameter.min || value > parameter.max) return undefined;
  const stepsFromMin = (value - parameter.min) / parameter.step;
  return Math.abs(stepsFromMin - Math.round(stepsFromMin)) < 1e-6 ? value : undefined;
}

const whyNot = (parameter: Parameter, text: string): string =>
  parameter.kind === "text" ? `${faultOf(parameter, text)}; ` : "";

function parseSeed(text: string): number | undefined {
  const value = parseNumber(text);
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= maxSeed
    ? value
    : undefined;
}

function defaults(params: Parameters): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(params).map(([name, { default: value }]) => [name, value]),
  );
}

/** Cut text that nobody would read to its end. */
const short = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** What `parseParameters` understood, and a line for everything that it did not. */
export interface Parsed<P extends Parameters> {
  readonly params: Values<P>;
  readonly seed: number;
  readonly problems: readonly string[];
}

/**
 * Read parameters, `seed` and `preset` from text. A preset sets the values that are not given.
 * What is unknown or not accepted keeps its default and adds a problem.
 */
export function parseParameters<A extends About>(
  about: A,
  input: URLSearchParams | Readonly<Record<string, string>>,
): Parsed<A["params"]> {
  const given = new Map(input instanceof URLSearchParams ? input : Object.entries(input));
  const problems: string[] = [];
  const refuse = (name: string, text: string, accepts: string, why = "") =>
    problems.push(`${name}: received "${short(text)}"; ${why}accepted: ${accepts}.`);

  const presets = new Map(Object.entries(about.presets));
  const presetName = given.get("preset") ?? "default";
  if (!presets.has(presetName)) refuse("preset", presetName, [...presets.keys()].join(", "));
  const preset = presets.get(presetName) ?? about.presets.default;
  const params = { ...defaults(about.params), ...preset.params };
  let seed = preset.seed;

  for (const [name, text] of given) {
    const parameter = Object.hasOwn(about.params, name) ? about.params[name] : undefined;
    if (parameter) {
      const value = parseValue(parameter, text);
      if (value === undefined) refuse(name, text, accepted(parameter), whyNot(parameter, text));
      else params[name] = value;
    } else if (name === "seed") {
      const value = parseSeed(text);
      if (value === undefined) refuse(name, text, `a whole number from 0 to ${maxSeed}`);
      else seed = value;
    } else if (name !== "preset") {
      const names = [...Object.keys(about.params), "seed", "preset"].join(", ");
      problems.push(`${short(name)}: no such parameter; accepted: ${names}.`);
    }
  }
  return { params: params as Values<A["params"]>, seed, problems };
}

/** Write parameters and seed as text: only what differs from the `default` preset. */
export function encodeParameters<A extends About>(
  about: A,
  params: Values<A["params"]>,
  seed: number,
): URLSearchParams {
  const start = { ...defaults(about.params), ...about.presets.default.params };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params as Record<string, Value>))
    if (value !== start[name]) search.set(name, String(value));
  if (seed !== about.presets.default.seed) search.set("seed", String(seed));
  return search;
}
