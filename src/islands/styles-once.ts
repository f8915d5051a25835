import type { Plugin } from "vite";

/**
 * Leave out the styles of islands that the build for the browser writes a second time. The static pages have them
 * already, and Astro links those of a chunk that islands share to every page that could reach one of them.
 */
export function stylesOnce(): Plugin {
  const inPages = new Set<string>();
  return {
    name: "styles-once",
    apply: "build",
    enforce: "pre",
    generateBundle(_, bundle) {
      const isForBrowser = this.environment.name === "client";
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const styles = chunk.moduleIds.filter((id) => /\.css$/.test(id));
        if (!isForBrowser) for (const id of styles) inPages.add(id);
        else if (styles.length > 0 && styles.every((id) => inPages.has(id)))
          chunk.viteMetadata?.importedCss.clear();
      }
    },
  };
}
