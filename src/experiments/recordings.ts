/** @file The recorded runs of the presets, loaded when a reader chooses one. */
import type { Recorded } from "./contract.ts";

const files = import.meta.glob<Recorded>(["./*/recorded/*.json", "!./*/recorded/default.json"], {
  import: "default",
});

/** Load the recorded run of a preset, if there is one. */
export async function loadRecording(slug: string, preset: string): Promise<Recorded | undefined> {
  return files[`./${slug}/recorded/${preset}.json`]?.();
}
