import type { MdastNode } from "satteri";
import { readBlocks } from "#citable/block.ts";

/** List the works that an essay cites, by their keys. */
export function citedKeys(tree: MdastNode): string[] {
  const keys: string[] = [];
  readBlocks(tree, (name, { of = "" }) => {
    if (name === "Cite") keys.push(...of.split(/\s+/));
    return "";
  });
  return keys;
}
