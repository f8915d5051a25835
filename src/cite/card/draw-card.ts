/** @file The picture that a link preview shows: what a thing says, where it stands, in the site's type and colours. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import satori from "satori";
import { cardHeight, cardWidth } from "./size.ts";

export interface Card {
  /** What it is: "Claim", "Figure 2". */
  readonly label: string;
  readonly words: string;
  readonly container: string;
  readonly edition: string;
}

const { resolve } = createRequire(import.meta.url);

/** Where a letter is sought, in this order; the fonts of KaTeX have the signs of mathematics. */
const subsets = ["latin", "latin-ext", "greek"] as const;
const faces = [
  ["Source Serif 4", "source-serif-4", 600],
  ["Inter", "inter", 400],
  ["Inter", "inter", 600],
] as const;
const fonts = [
  ...faces.flatMap(([name, family, weight]) =>
    subsets.map((subset) =>
      font(
        `${name} ${subset}`,
        weight,
        `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`,
      ),
    ),
  ),
  ...["Main-Regular", "Size1-Regular"].map((face) =>
    font(`KaTeX ${face}`, 400, `katex/dist/fonts/KaTeX_${face}.ttf`),
  ),
];
const families = (name: string) =>
  [
    ...subsets.map((subset) => `${name} ${subset}`),
    "KaTeX Main-Regular",
    "KaTeX Size1-Regular",
  ].join(", ");
const serif = families("Source Serif 4");
const sans = families("Inter");

function font(name: string, weight: 400 | 600, file: string) {
  return { name, weight, style: "normal" as const, data: readFileSync(resolve(file)) };
}

/** Draw a card as SVG. */
export function drawCard({ label, words, container, edition }: Card): Promise<string> {
  const size = words.length < 60 ? 72 : words.length < 130 ? 58 : words.length < 220 ? 48 : 40;
  const tree = box({ width: "100%", height: "100%", background: "#fdfcf9", color: "#1b1c1e" }, [
    box({ width: 20, background: "#0a6a5f" }, []),
    box({ flexDirection: "column", width: cardWidth - 20, padding: "56px 64px 48px" }, [
      text({ fontSize: 30, fontWeight: 600, color: "#0a6a5f" }, label),
      box({ flexGrow: 1, alignItems: "center" }, [
        text({ fontFamily: serif, fontSize: size, lineHeight: 1.25, lineClamp: 7 }, words),
      ]),
      box({ justifyContent: "space-between", alignItems: "flex-end", fontSize: 28 }, [
        text({ maxWidth: 760, color: "#50545a", lineClamp: 2 }, container),
        text({ color: "#50545a" }, edition),
      ]),
    ]),
  ]);
  return satori(tree, { width: cardWidth, height: cardHeight, fonts });
}

type Tree = Parameters<typeof satori>[0];
type Style = Readonly<Record<string, string | number>>;

const element = (style: Style, children: unknown): Tree =>
  ({ type: "div", props: { style, children } }) as unknown as Tree;
const box = (style: Style, children: readonly Tree[]) =>
  element({ display: "flex", fontFamily: sans, ...style }, children);
const text = (style: Style, words: string) =>
  element({ display: "block", fontFamily: sans, ...style }, words);
