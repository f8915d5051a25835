import sharp from "sharp";
import { expect, it } from "vitest";
import { cardOf } from "./card-of.ts";
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

it("the card of a position says whose it is, and that the words are ours", () => {
  const citation = {
    id: "position-field-s",
    kind: "position" as const,
    title: "The field: Segerie",
    text: "It is so.",
    authors: [{ literal: "The Cruxes authors" }],
    container: "The field",
    publisher: "Cruxes",
    date: "2026-09-30",
    version: "0.1.0",
    draft: false,
    url: "https://cruxes.example/points/field/#s",
    page: "https://cruxes.example/c/position-field-s/",
    card: "https://cruxes.example/c/position-field-s.png",
  };
  expect(cardOf(citation)).toEqual({
    label: "Position of Segerie, in our words",
    words: "It is so.",
    container: "The field",
    edition: "Cruxes · version 0.1.0",
  });
});
