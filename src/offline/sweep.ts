import { mentionedFiles } from "./mentions.ts";
import { isHashed, openRead, pathsIn } from "./stores.ts";

/** Remove the hashed files that no stored page comes to load. It runs where no tab uses an older version. */
export async function sweep(): Promise<void> {
  const read = await openRead();
  const paths = await pathsIn(read);
  const used = new Set(paths.filter((path) => !isHashed(path)));
  for (const path of used) {
    if (!/(\/|\.js|\.css)$/.test(path)) continue;
    const text = (await (await read.match(path))?.text()) ?? "";
    for (const mentioned of mentionedFiles(text, path)) used.add(mentioned);
  }
  await Promise.all(paths.filter((path) => !used.has(path)).map((path) => read.delete(path)));
}
