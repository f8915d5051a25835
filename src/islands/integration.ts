import type { AstroIntegration } from "astro";

/** Add `client:interaction="<group>"`: an island costs no JavaScript until a reader touches one of its group. */
export function hydrateOnInteraction(): AstroIntegration {
  return {
    name: "hydrate-on-interaction",
    hooks: {
      "astro:config:setup": ({ addClientDirective }) => {
        addClientDirective({ name: "interaction", entrypoint: "./src/islands/interaction.ts" });
      },
    },
  };
}
