/** @file What a reader predicted, and the text that a browser keeps of it and a file carries. */

interface Common {
  readonly question: string;
  /** Where it is asked, as a path of the site. */
  readonly place: string;
  /** When the reader committed, as ISO 8601 in UTC. */
  readonly at: string;
}

/** The reader chose to see the answer first. */
export interface Seen extends Common {
  readonly kind: "seen";
}

/** How probable a reader found something that then came or did not. */
export interface ProbabilityPrediction extends Common {
  readonly kind: "probability";
  /** The first answer, the one that counts. */
  readonly said: number;
  readonly later?: number;
  readonly outcome: boolean;
}

/** A guess, and the interval that holds the value with 80 % probability. */
export interface Guess {
  readonly guess: number;
  readonly low: number;
  readonly high: number;
}

/** A number that a reader guessed, and the value that it was held against. */
export interface NumberPrediction extends Common {
  readonly kind: "number";
  readonly scale: "linear" | "log";
  readonly unit?: string;
  /** The first answer, the one that counts. */
  readonly said: Guess;
  readonly later?: Guess;
  readonly truth: number;
}

export type Prediction = Seen | ProbabilityPrediction | NumberPrediction;

/** Predictions by the id of what was asked. */
export type Predictions = ReadonlyMap<string, Prediction>;

/** How the ids of predictions look. */
export const idPattern = /^predict-[a-z0-9-]+$/;

const version = 1;

/** Write predictions as text. */
export const writePredictions = (predictions: Predictions): string =>
  JSON.stringify({ version, predictions: Object.fromEntries(predictions) });

/** Read predictions from text; anything else throws and says what was received. */
export function parsePredictions(text: string): Predictions {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error("This is not JSON.");
  }
  if (!isObject(json) || json["version"] !== version || !isObject(json["predictions"]))
    throw new Error(`This holds no predictions of version ${version}.`);
  const entries = Object.entries(json["predictions"]);
  return new Map(
    entries.map(([id, value]) => {
      if (idPattern.test(id) && isPrediction(value)) return [id, value];
      throw new Error(`“${id.slice(0, 80)}” is no prediction that this site can read.`);
    }),
  );
}

/** Bring two collections together; of two answers to one question the earlier stays. */
export function mergePredictions(a: Predictions, b: Predictions): Predictions {
  const merged = new Map(a);
  for (const [id, prediction] of b) {
    const present = merged.get(id);
    if (!present || prediction.at < present.at) merged.set(id, prediction);
  }
  return merged;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Paths of the site alone: what comes from a file becomes a link. */
const placePattern = /^\/[a-z0-9-]+(\/[a-z0-9-]+)*\/$/;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isOptional = (value: unknown, accepts: (value: unknown) => boolean) =>
  value === undefined || accepts(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isProbability = (value: unknown) => isNumber(value) && value > 0 && value < 1;

function isPrediction(value: unknown): value is Prediction {
  if (!isObject(value)) return false;
  const { kind, question, place, at } = value;
  const isCommon =
    isText(question) &&
    isText(place) &&
    placePattern.test(place) &&
    isText(at) &&
    timePattern.test(at);
  if (!isCommon) return false;
  if (kind === "seen") return true;
  return kind === "probability"
    ? isProbabilityPart(value)
    : kind === "number" && isNumberPart(value);
}

const isProbabilityPart = ({ said, later, outcome }: Json) =>
  isProbability(said) && isOptional(later, isProbability) && typeof outcome === "boolean";

function isNumberPart({ scale, unit, said, later, truth }: Json): boolean {
  if (scale !== "linear" && scale !== "log") return false;
  const least = scale === "log" ? Number.MIN_VALUE : -Number.MAX_VALUE;
  const isGuess = (value: unknown) =>
    isObject(value) &&
    isNumber(value["low"]) &&
    isNumber(value["guess"]) &&
    isNumber(value["high"]) &&
    least <= value["low"] &&
    value["low"] <= value["guess"] &&
    value["guess"] <= value["high"];
  return (
    isOptional(unit, isText) &&
    isGuess(said) &&
    isOptional(later, isGuess) &&
    isNumber(truth) &&
    truth >= least
  );
}
