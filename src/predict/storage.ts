/** @file The predictions that this browser keeps. What it cannot read it puts aside and never destroys. */
import {
  mergePredictions,
  type Prediction,
  type Predictions,
  parsePredictions,
  writePredictions,
} from "./prediction.ts";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Head scripts look for ids in it too (Gate.astro). */
const key = "predictions";
const asideKey = (n: number) => `predictions-unreadable-${n}`;

export interface Kept {
  readonly predictions: Predictions;
  /** Texts that are no predictions of this version, as they were found. */
  readonly unreadable: readonly string[];
}

/** The storage of this browser; none where it refuses. */
export function openStorage(): Store | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Read what is kept; whatever is there, nothing is thrown. */
export function readKept(store = openStorage()): Kept {
  const aside = asideTexts(store);
  const text = read(store, key);
  if (text === null) return { predictions: new Map(), unreadable: aside };
  try {
    return { predictions: parsePredictions(text), unreadable: aside };
  } catch {
    return { predictions: new Map(), unreadable: [text, ...aside] };
  }
}

/** Keep a prediction, or a later answer in place of it; say whether the browser did. */
export const keep = (id: string, prediction: Prediction, store = openStorage()): boolean =>
  update((kept) => new Map(kept).set(id, prediction), store);

/** Add predictions from elsewhere; of two answers to one question the earlier stays. */
export const addPredictions = (added: Predictions, store = openStorage()): boolean =>
  update((kept) => mergePredictions(kept, added), store);

/** Forget all predictions. */
export function forgetPredictions(store = openStorage()): void {
  store?.removeItem(key);
}

/** Forget what could not be read. */
export function forgetUnreadable(store = openStorage()): void {
  for (let n = 1; read(store, asideKey(n)) !== null; n++) store?.removeItem(asideKey(n));
  const text = read(store, key);
  if (text !== null && !isReadable(text)) store?.removeItem(key);
}

function update(change: (kept: Predictions) => Predictions, store: Store | undefined): boolean {
  try {
    if (!store) return false;
    putAside(store);
    store.setItem(key, writePredictions(change(readKept(store).predictions)));
    return true;
  } catch {
    return false;
  }
}

/** Make room for what can be read. */
function putAside(store: Store): void {
  const text = store.getItem(key);
  if (text === null || isReadable(text)) return;
  store.setItem(asideKey(asideTexts(store).length + 1), text);
  store.removeItem(key);
}

function isReadable(text: string): boolean {
  try {
    parsePredictions(text);
    return true;
  } catch {
    return false;
  }
}

function asideTexts(store: Store | undefined): string[] {
  const texts: string[] = [];
  for (let n = 1; ; n++) {
    const text = read(store, asideKey(n));
    if (text === null) return texts;
    texts.push(text);
  }
}

function read(store: Store | undefined, name: string): string | null {
  try {
    return store?.getItem(name) ?? null;
  } catch {
    return null;
  }
}
