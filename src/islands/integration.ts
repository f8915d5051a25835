import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Astro writes it before the first island, where HTML allows no style element; base.css has the rule. */
const islandStyle = "<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>";

/** Add `client:interaction="<group>"`: an island costs no JavaScript until a reader touches one of its group. */
export function hydrateOnInteraction(): AstroIntegration {
  return {
    name: "hydrate-on-interaction",
    hooks: {
      "astro:config:setup": ({ addClientDirective }) => {
        addClientDirective({ name: "interaction", entrypoint: "./src/islands/interaction.ts" });
      },
      "astro:build:done": ({ dir }) => {
        for (const path of globSync(`${fileURLToPath(dir)}**/*.html`)) {
          const html = readFileSync(path, "utf8");
          if (html.includes(islandStyle)) writeFileSync(path, html.replace(islandStyle, ""));
        }
      },
    },
  };
}
