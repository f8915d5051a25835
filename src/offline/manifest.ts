/** @file What belongs to an essay, from its text to the runtime of its experiments: written at build, read by its page. */

export interface Manifest {
  /** Changes when any of the files does. */
  readonly version: string;
  /** All files together, as they are stored. */
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** Where the manifest of an essay stands. */
export const manifestPath = (slug: string) => `/essays/${slug}/offline.json`;
