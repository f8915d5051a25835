import sharp from "sharp";
import { expect, it } from "vitest";
import { drawCard } from "./draw-card.ts";
import { renderCard } from "./render-card.ts";

const card = {
  label: "Claim",
  words: "Łoś & Ægir: φ ≤ x², “so” <it> is. ".repeat(20),
  container: "Is there a field?",
  edition: "Cruxes · version 1",
};

it("a card is a picture of 1200 by 630 pixels, whatever the length of its words", async () => {
  for (const words of [card.words, "Short."]) {
    const { format, width, height } = await sharp(await renderCard({ ...card, words })).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 1200, height: 630 });
  }
});

it("a card draws other words as another picture, with letters as outlines that need no font", async () => {
  const [one, two] = [await drawCard(card), await drawCard({ ...card, words: "Other words." })];
  expect(one).not.toBe(two);
  expect(one).not.toContain("<text");
});
