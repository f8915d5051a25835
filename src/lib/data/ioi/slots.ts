/** @file Patterns: words and slots in capitals, and the words that may stand in a slot. */
import type { Draw } from "./draw.ts";

const gave = "gave handed passed sold offered sent brought threw lent showed".split(" ");
const give = "give hand pass sell offer send bring throw lend show".split(" ");

/** What may stand in a slot; a slot that is named twice in a pattern holds the same word. */
export const slotWords: Readonly<Record<string, readonly string[]>> = {
  PLACE:
    "store park school office station beach garden market museum library hospital restaurant church farm house theater hotel lake bridge zoo".split(
      " ",
    ),
  OBJECT:
    "drink book ring ball cake letter flower basket hat coin map lamp pen key box gift rope bag cup necklace".split(
      " ",
    ),
  ROLE: "teacher doctor farmer child baker driver nurse singer king neighbor guard painter".split(
    " ",
  ),
  ROLE2: "boy girl woman man judge sailor".split(" "),
  ADJ: "red tall big small new strange beautiful heavy little round".split(" "),
  MOOD: "happy sad tired hungry busy ready late cold".split(" "),
  GAVE: gave,
  GIVE: give,
  OWNED: "bought found won stole chose kept took grabbed".split(" "),
  DID: "sang danced slept laughed waited worked cooked smiled rested".split(" "),
  DID2: "read wrote played swam prayed".split(" "),
};

const isSlot = (word: string) => /^[A-Z]+\d?$/.test(word);

/** Draw a word for every slot of a pattern that has none yet. */
export function drawSlots(
  pattern: string,
  given: Readonly<Record<string, string>>,
  draw: Draw,
): Record<string, string> {
  const filled = { ...given };
  for (const slot of pattern.split(" ").filter(isSlot))
    filled[slot] ??= draw.pick(slotWords[slot]!);
  return filled;
}

/** Put the words into the slots of a pattern. */
export const fill = (pattern: string, slots: Readonly<Record<string, string>>): string[] =>
  pattern.split(" ").map((word) => (isSlot(word) ? slots[word]! : word));

/** Collect the words of a pattern that are no slots. */
export const plainWords = (pattern: string): string[] =>
  pattern.split(" ").filter((word) => !isSlot(word));
