// @ts-check
import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import svelte from "@astrojs/svelte";
import { defineConfig, fontProviders } from "astro/config";
import { hydrateOnInteraction } from "./src/islands/integration.ts";
import { stylesOnce } from "./src/islands/styles-once.ts";
import { collectCitations } from "./src/markdown/citations.ts";
import { numberFigures } from "./src/markdown/figures.ts";
import { renderMath } from "./src/markdown/katex.ts";
import { permanentIds } from "./src/markdown/permanent-ids.ts";
import { trimKatex } from "./src/markdown/trim-katex.ts";
import { offlineReading } from "./src/offline/integration.ts";
import { contentSecurity, hostHeaders } from "./src/safety/integration.ts";
import { searchIndex } from "./src/search/integration.ts";

/** @param {string} family @param {string} style */
const fontsource = (family, style) =>
  `./node_modules/@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`;

/** What belongs to one experiment stands in a folder of its name, so that an essay is kept offline with its own experiments only. */
const byExperiment =
  (/** @type {string} */ pattern) =>
  (/** @type {{ facadeModuleId?: string | null }} */ { facadeModuleId }) => {
    const slug = facadeModuleId?.match(/\/src\/experiments\/([^/]+)\//)?.[1];
    return `_astro/${slug ? `${slug}/` : ""}${pattern}`;
  };
const fileNames = {
  entryFileNames: byExperiment("[name].[hash].js"),
  chunkFileNames: byExperiment("[name].[hash].js"),
};

export default defineConfig({
  site: process.env.SITE_URL ?? "https://cruxes.example",
  trailingSlash: "always",
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [
    mdx(),
    svelte(),
    hydrateOnInteraction(),
    // The pages for link previews and for frames are not where their things stand.
    sitemap({ filter: (page) => !/\/(c|embed)\/[^/]+\/$/.test(page) }),
    searchIndex(),
    contentSecurity(),
    offlineReading(),
    hostHeaders(),
  ],
  markdown: {
    processor: satteri({
      features: { math: true },
      mdastPlugins: [permanentIds(), renderMath(), collectCitations(), numberFigures()],
    }),
  },
  fonts: [
    {
      provider: fontProviders.local(),
      name: "Source Serif 4",
      cssVariable: "--font-serif",
      fallbacks: ["Georgia", "serif"],
      options: {
        variants: [
          { src: [fontsource("source-serif-4", "normal")], weight: "200 900", style: "normal" },
          { src: [fontsource("source-serif-4", "italic")], weight: "200 900", style: "italic" },
        ],
      },
    },
    {
      provider: fontProviders.local(),
      name: "Inter",
      cssVariable: "--font-sans",
      fallbacks: ["Arial", "sans-serif"],
      options: {
        variants: [{ src: [fontsource("inter", "normal")], weight: "100 900", style: "normal" }],
      },
    },
  ],
  vite: {
    plugins: [trimKatex(), stylesOnce()],
    // A font inside a style sheet is loaded by every reader, seen or not.
    build: { assetsInlineLimit: (path) => (path.endsWith(".woff2") ? false : undefined) },
    environments: { client: { build: { rolldownOptions: { output: fileNames } } } },
    worker: {
      format: "es",
      rolldownOptions: { output: { chunkFileNames: byExperiment("[name]-[hash].js") } },
    },
  },
});
