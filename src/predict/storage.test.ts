import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Prediction } from "./prediction.ts";
import { addPredictions, forgetPredictions, forgetUnreadable, keep, readKept } from "./storage.ts";

/** A storage in memory. */
function memory(initial: Readonly<Record<string, string>> = {}) {
  const items = new Map(Object.entries(initial));
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const common = { question: "Is it?", place: "/essays/a/" };
const seen: Prediction = { kind: "seen", ...common, at: "2026-11-22T10:00:00.000Z" };

describe("what a browser keeps", () => {
  it("is what was put there", () => {
    const store = memory();
    expect(readKept(store)).toEqual({ predictions: new Map(), unreadable: [] });
    expect(keep("predict-a", seen, store)).toBe(true);
    expect(keep("predict-b", seen, store)).toBe(true);
    expect([...readKept(store).predictions.keys()]).toEqual(["predict-a", "predict-b"]);
    forgetPredictions(store);
    expect(store.items.size).toBe(0);
  });

  it("is found by the head script of a page, which looks for the id in quotation marks", () => {
    const store = memory();
    keep("predict-a", seen, store);
    expect(store.getItem("predictions")).toContain('"predict-a"');
  });

  it("is never destroyed where it cannot be read, and nothing is thrown", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
        (texts) => {
          const store = memory();
          for (const text of texts) {
            store.setItem("predictions", text);
            expect(readKept(store).unreadable).toContain(text);
            expect(keep("predict-a", seen, store)).toBe(true);
          }
          expect(readKept(store).unreadable).toEqual(texts);
          expect(readKept(store).predictions.get("predict-a")).toEqual(seen);
          forgetUnreadable(store);
          expect(readKept(store).unreadable).toEqual([]);
          expect(readKept(store).predictions.size).toBe(1);
        },
      ),
    );
  });

  it("grows by a file, the earlier of two answers staying", () => {
    const store = memory();
    keep("predict-a", seen, store);
    const later = { ...seen, at: "2026-11-23T10:00:00.000Z" };
    addPredictions(
      new Map([
        ["predict-a", later],
        ["predict-b", later],
      ]),
      store,
    );
    expect(readKept(store).predictions).toEqual(
      new Map([
        ["predict-a", seen],
        ["predict-b", later],
      ]),
    );
  });

  it("is nothing where the browser refuses or is full, and that is said", () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(keep("predict-a", seen, full)).toBe(false);
    const denied = {
      ...full,
      getItem: () => {
        throw new DOMException("denied", "SecurityError");
      },
    };
    expect(readKept(denied)).toEqual({ predictions: new Map(), unreadable: [] });
    expect(keep("predict-a", seen, denied)).toBe(false);
  });
});
