/** @file Cards as PNG. A card is drawn once: what it shows is its name in the cache. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { type Card, drawCard } from "./draw-card.ts";

const folder = "node_modules/.cache/cards";

/** Raise when the drawing changes, so that no old picture is taken from the cache. */
const drawing = 1;

/** Render a card as PNG. */
export async function renderCard(card: Card): Promise<Buffer> {
  const name = createHash("sha256")
    .update(JSON.stringify([drawing, card]))
    .digest("hex");
  const path = join(folder, `${name}.png`);
  if (existsSync(path)) return readFileSync(path);
  const png = await sharp(Buffer.from(await drawCard(card)))
    .png({ palette: true, colours: 16, dither: 0, effort: 1 })
    .toBuffer();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, png);
  return png;
}
