/** @file Every experiment, for pages at build time: a folder is found by its place. */
import type { AstroComponentFactory } from "astro/runtime/server/index.js";
import type { About, Recorded } from "./contract.ts";
import { findRecorded } from "./find-recorded.ts";

const abouts = import.meta.glob<About>("./*/about.ts", { eager: true, import: "about" });
const islands = import.meta.glob<AstroComponentFactory>("./*/Island.astro", {
  eager: true,
  import: "default",
});
const thumbnails = import.meta.glob<AstroComponentFactory>("./*/Thumbnail.svelte", {
  eager: true,
  import: "default",
});

export interface Experiment {
  readonly slug: string;
  readonly about: About;
  readonly recorded: Recorded;
  /** The whole experiment, live. */
  readonly Island: AstroComponentFactory;
  /** A small picture of its recorded run, drawn by Astro without a script. */
  readonly Thumbnail: AstroComponentFactory;
}

/** List all experiments; one without its island or thumbnail fails the build. */
export function findExperiments(): Experiment[] {
  return Object.entries(abouts).map(([path, about]) => {
    const slug = path.split("/")[1] ?? path;
    const Island = islands[`./${slug}/Island.astro`];
    const Thumbnail = thumbnails[`./${slug}/Thumbnail.svelte`];
    if (!Island || !Thumbnail)
      throw new Error(
        `Experiment "${slug}" needs Island.astro and Thumbnail.svelte beside about.ts.`,
      );
    return { slug, about, Island, Thumbnail, recorded: findRecorded(`${slug}/default`) };
  });
}
