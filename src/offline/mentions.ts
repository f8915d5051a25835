/** A built file refers to another by its name, absolute or relative to itself; so does no other text. */
const name = /(?:\.\.?\/|\/?_astro\/)[\w./-]*\.(?:js|css|woff2|wasm|json|bin|onnx|safetensors)\b/g;

/** List the paths of hashed files that the text of the file at a path mentions. */
export function mentionedFiles(text: string, path: string): string[] {
  const base = new URL(path, "https://site.example");
  const paths = (text.match(name) ?? []).map(
    (found) => new URL(found.replace(/^_astro\//, "/_astro/"), base).pathname,
  );
  return [...new Set(paths.filter((each) => each.startsWith("/_astro/")))];
}

/** The folder of the experiment that a hashed file belongs to; none for what all share. */
export const experimentOf = (path: string): string | undefined =>
  path.match(/^\/_astro\/([^/]+)\/[^/]+$/)?.[1];

/** Of the runtime only the build that runs everywhere is kept; no experiment asks for the one for WebGPU. */
export const isOptional = (path: string) => path.includes(".jspi");
