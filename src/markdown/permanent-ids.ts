import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  defineMdastPlugin,
  type MdastNode,
  type MdastPluginEntry,
  type MdastVisitorContext,
} from "satteri";
import { assignIds } from "#citable/assign-ids.ts";
import { numberBlocks, readBlocks } from "#citable/block.ts";
import { isTakenIn, readIds } from "#citable/essay.ts";
import { followMoved, readRegistry } from "#citable/registry.ts";

/** Give every citable block of an essay its permanent id, number its equations, and let the ids it took over lead to it. Runs before any plugin that replaces blocks. */
export function permanentIds(): MdastPluginEntry {
  return ({ fileURL }) => {
    if (!fileURL?.pathname.endsWith("/index.mdx")) return undefined;
    const folder = dirname(fileURLToPath(fileURL));
    const slug = basename(folder);
    return defineMdastPlugin({
      name: "permanent-ids",
      before(root, context) {
        const registry = readRegistry(join(folder, "../.."));
        const blocks = readBlocks(root);
        const named = assignIds(readIds(folder), blocks, isTakenIn(slug, registry)).blocks;
        const numbers = numberBlocks(blocks);
        const former = formerIds(slug, registry.moved);
        for (const [i, { node }] of blocks.entries()) {
          const id = named[i]?.id ?? "";
          if (node.type !== "mdxJsxFlowElement")
            context.setProperty(node, "data", {
              ...node.data,
              hProperties: { id },
              number: numbers[i],
            });
          for (const old of former.get(id) ?? []) anchor(node, old, context);
        }
      },
    });
  };
}

/** List for each id of an essay the vanished ids of it that lead there. */
function formerIds(slug: string, moved: ReadonlyMap<string, string>) {
  const prefix = `${slug}-`;
  const own = [...moved.keys()].filter((old) => old.startsWith(prefix));
  const entries = own.map((old) => ({
    old: old.slice(prefix.length),
    id: followMoved(old, moved).replace(prefix, ""),
  }));
  return Map.groupBy(entries, ({ id }) => id);
}

/** Put an empty element with a former id where its successor stands. */
function anchor(node: MdastNode, { old }: { old: string }, context: MdastVisitorContext): void {
  const attributes = [{ type: "mdxJsxAttribute" as const, name: "id", value: old }];
  if (node.type === "math") {
    context.insertBefore(node, {
      type: "mdxJsxFlowElement",
      name: "span",
      attributes,
      children: [],
    });
  } else {
    context.prependChild(node, {
      type: "mdxJsxTextElement",
      name: "span",
      attributes,
      children: [],
    });
  }
}
