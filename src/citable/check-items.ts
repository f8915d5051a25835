/** @file What would break a citation; the build stops at it. */
import type { KnownBlock } from "./assign-ids.ts";
import type { Essay } from "./essay.ts";
import type { CitableItem } from "./item.ts";
import { followMoved, type Registry } from "./registry.ts";
import { versionProblem } from "./release.ts";

/** Find what is wrong with the ids of a site, a sentence each. */
export function checkIds(
  items: readonly Pick<CitableItem, "id">[],
  { published, moved }: Registry,
): string[] {
  const ids = items.map(({ id }) => id);
  const current = new Set(ids);
  const repeated = ids.filter((id, i) => ids.indexOf(id) !== i);
  const malformed = ids.filter((id) => !/^[a-z0-9-]+$/.test(id));
  const vanished = [...published].filter((id) => !current.has(id) && !moved.has(id));
  const unlisted = [...current].filter((id) => !published.has(id));
  const revived = [...moved.keys()].filter((id) => current.has(id));
  const dangling = [...moved.keys()].filter((id) => !current.has(followMoved(id, moved)));
  return [
    ...repeated.map((id) => `the id "${id}" stands twice; choose another for one of them`),
    ...malformed.map((id) => `received the id "${id}"; accepted: a–z, 0–9 and "-"`),
    ...vanished.map(
      (id) =>
        `the published id "${id}" vanished; say in src/content/moved-ids.yaml what stands for it`,
    ),
    ...unlisted.map((id) => `the id "${id}" is not published yet; run npm run assign-ids`),
    ...revived.map((id) => `the id "${id}" moved away once and is in use again; choose another`),
    ...dangling.map(
      (id) => `moved-ids.yaml sends "${id}" to "${moved.get(id)}", which leads nowhere`,
    ),
  ];
}

/** Say what is wrong with an essay, if anything: ids that its author has yet to assign, or a version that does not fit. */
export function checkEssay(essay: Essay, readerBlocks: readonly KnownBlock[]): string | undefined {
  const { slug, frontMatter, releases } = essay;
  const problem = idsProblem(essay) ?? versionProblem(frontMatter.version, readerBlocks, releases);
  return problem && `src/content/essays/${slug}: ${problem}`;
}

function idsProblem({ slug, known, assignment: { blocks, moved } }: Essay): string | undefined {
  const was = new Map(known.map((block) => [block.id, block]));
  const unnamed = blocks.filter(({ id }) => !was.has(id));
  const edited = blocks.filter(({ id, text }) => was.has(id) && was.get(id)?.text !== text);
  const isInOrder = known.every(({ id }, i) => blocks[i]?.id === id);
  if (unnamed.length + edited.length + moved.size === 0 && isInOrder) return undefined;
  const count = unnamed.length;
  const problem =
    count === 0
      ? "ids.yaml is behind the text"
      : `${count} ${count === 1 ? "block has" : "blocks have"} no id`;
  const [first] = [...unnamed, ...edited];
  const where = first ? ` (first: "${first.text.slice(0, 60)}")` : "";
  return `${problem}${where}; run npm run assign-ids ${slug}`;
}
