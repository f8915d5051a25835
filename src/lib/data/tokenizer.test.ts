import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginning, createTokenizer, ioiTokenizer, tokensOf, UnknownWordError } from "./index.ts";

const { words, encode, decode } = ioiTokenizer;

describe("the tokenizer of the grammar", () => {
  test("reads back every text that it writes", () => {
    const texts = fc.array(fc.integer({ min: 1, max: words.length - 1 }), { maxLength: 40 });
    fc.assert(
      fc.property(texts, (tokens) => {
        expect(encode(decode(tokens))).toEqual(tokens);
      }),
    );
  });

  test("writes back every text of its words, whatever the spaces between", () => {
    const word = fc.constantFrom(...words.slice(1));
    const space = fc.constantFrom(" ", "  ", "\n", "\t ");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space), { maxLength: 40 }), (pieces) => {
        const text = pieces.flat().join("");
        const plain = pieces.map(([word]) => word).join(" ");
        expect(decode(encode(text))).toBe(plain.replaceAll(" .", ".").replaceAll(" ,", ","));
      }),
    );
  });

  test("reads English as it is written: capitals, commas, full stops", () => {
    const text = "When Mary and John went to the store, john gave a drink to";
    const split = "when Mary and John went to the store , John gave a drink to";
    expect([0, ...encode(text)]).toEqual(tokensOf(split.split(" ")));
    expect(decode(encode("It was late."))).toBe("it was late.");
  });

  test("leaves the mark of the beginning out of a text", () => {
    expect(words[0]).toBe(beginning);
    expect(decode(tokensOf(["Mary", "sang", "."]))).toBe("Mary sang.");
  });

  test("names each unknown word once, and what is accepted", () => {
    const attempt = () => encode("Mary gave Zorro a sword; Zorro ran.");
    expect(attempt).toThrow(UnknownWordError);
    expect(attempt).toThrow('Unknown: "Zorro", "sword", ";", "ran"; accepted: . , ');
    try {
      attempt();
    } catch (error) {
      const { unknown, accepted } = error as UnknownWordError;
      expect(unknown).toEqual(["Zorro", "sword", ";", "ran"]);
      expect(accepted).toEqual(words.slice(1));
    }
  });

  test("knows a few hundred words, each once", () => {
    expect(words.length).toBeGreaterThan(200);
    expect(words.length).toBeLessThan(400);
    expect(new Set(words).size).toBe(words.length);
  });
});

test("upper and lower case are told apart where a list has both", () => {
  const { encode, decode } = createTokenizer(["will", "Will"]);
  expect(encode("Will will")).toEqual([2, 1]);
  expect(decode([2, 1])).toBe("Will will");
});

test("a list with a word twice is refused", () => {
  expect(() => createTokenizer(["a", "b", "a"])).toThrow("listed twice");
});
