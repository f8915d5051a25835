/** @file The fonts of the site as fixed weights: a PDF cannot embed a variable font as a font, only as drawings of its letters. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const families = [
  {
    name: "Paper Serif",
    property: "--font-serif",
    folder: "source-serif-4",
    styles: ["normal", "italic"],
  },
  { name: "Paper Sans", property: "--font-sans", folder: "inter", styles: ["normal"] },
] as const;
const weights = [400, 600, 700] as const;

/** Write the style sheet that puts the fixed fonts in place of the variable ones. */
export function paperFonts(): string {
  const faces = families.flatMap(({ name, folder, styles }) =>
    styles.flatMap((style) => weights.map((weight) => face(name, folder, style, weight))),
  );
  const properties = families.map(({ name, property }) => `${property}: "${name}";`);
  return `${faces.join("\n")}\n:root { ${properties.join(" ")} }`;
}

function face(name: string, folder: string, style: string, weight: number): string {
  const file = `${folder}-latin-${weight}-${style}.woff2`;
  const path = join(import.meta.dirname, "../node_modules/@fontsource", folder, "files", file);
  const data = readFileSync(path).toString("base64");
  return `@font-face { font-family: "${name}"; font-style: ${style}; font-weight: ${weight}; src: url("data:font/woff2;base64,${data}"); }`;
}
