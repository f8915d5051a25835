/** @file A run receipt: what one reader measured, for another reader to compare with. */
import type { About, Measured } from "./contract.ts";
import { parseParameters } from "./parameters.ts";
import type { EngineInfo } from "./protocol.ts";
import type { Settings } from "./settings.ts";

const kind = "cruxes-run-receipt";

export interface Receipt extends Settings {
  readonly kind: typeof kind;
  readonly version: 1;
  readonly experiment: string;
  readonly measured: readonly Measured[];
  readonly engine: EngineInfo;
  readonly userAgent: string;
  readonly codeHash: string;
  readonly elapsedMs: number;
  readonly finishedAt: string;
}

/** Write a receipt from the facts of a finished run. */
export function makeReceipt(facts: Omit<Receipt, "kind" | "version">): Receipt {
  return { kind, version: 1, ...facts };
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function refuse(field: string, received: unknown, accepted: string): never {
  const text = JSON.stringify(received)?.slice(0, 80) ?? "nothing";
  throw new Error(
    `This is not a receipt of this experiment. ${field}: received ${text}; accepted: ${accepted}.`,
  );
}

function parseJson(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("This file is not JSON; a receipt is the file that “Download receipt” writes.");
  }
  return isObject(value) ? value : refuse("file", value, "a JSON object");
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isNumberOrAbsent = (value: unknown) => value === undefined || isNumber(value);

function isMeasured(item: unknown): item is Json & { readonly id: string } {
  return (
    isObject(item) &&
    [item.id, item.label, item.unit ?? ""].every((text) => typeof text === "string") &&
    [item.value, item.tolerance, item.seeds].every(isNumber) &&
    [item.low, item.high].every(isNumberOrAbsent)
  );
}

function parseMeasured(value: unknown): Measured[] {
  if (!Array.isArray(value)) refuse("measured", value, "a list of measured values");
  const seen = new Set<string>();
  return value.map((item: unknown, i) => {
    if (!isMeasured(item))
      refuse(`measured ${i}`, item, "id, label, value, tolerance and seeds, with a unit or none");
    if (seen.has(item.id)) refuse(`measured ${i}`, item.id, "each id once");
    seen.add(item.id);
    return item as unknown as Measured;
  });
}

/** Write a value of a settings object as text; objects and lists are none. */
const textOf = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : `${value}`);

/** Read a receipt of this experiment; anything else throws an error that says what was received. */
export function parseReceipt(text: string, slug: string, about: About): Receipt {
  const json = parseJson(text);
  if (json.kind !== kind || json.version !== 1)
    refuse("kind and version", [json.kind, json.version], `"${kind}", 1`);
  if (json.experiment !== slug) refuse("experiment", json.experiment, `"${slug}"`);
  if (!isObject(json.params)) refuse("params", json.params, "an object");
  const values = { ...json.params, seed: json.seed };
  const given = Object.entries(values).map(([name, value]) => [name, textOf(value)]);
  const { params, seed, problems } = parseParameters(about, Object.fromEntries(given));
  if (problems[0]) throw new Error(`The settings in this receipt are not accepted. ${problems[0]}`);
  const measured = parseMeasured(json.measured);
  if (typeof json.finishedAt !== "string" || Number.isNaN(Date.parse(json.finishedAt)))
    refuse("finishedAt", json.finishedAt, "a date and time");
  return { ...(json as unknown as Receipt), params, seed, measured };
}
