/** @file Gives the blocks of an essay their ids: what was there keeps its own, what is new gets one that was never used. */
import type { Block, BlockKind } from "./block.ts";
import { newId } from "./new-id.ts";
import { similarity } from "./similarity.ts";

/** A block with its id, as ids.yaml keeps it. */
export interface KnownBlock {
  readonly id: string;
  readonly kind: BlockKind;
  readonly text: string;
}

export interface Assignment {
  /** One for each block, in their order. */
  readonly blocks: readonly KnownBlock[];
  /** Ids that vanished, each with the id that now stands for it; none where nothing is left. */
  readonly moved: ReadonlyMap<string, string | undefined>;
}

type Unnamed = Pick<Block, "kind" | "authored" | "text">;

/** How alike two texts are at least, if one is the other edited. */
const enough = 0.5;
/** What standing in the same place adds. */
const samePlace = 0.25;

/** Assign ids to blocks, given those of the last time; an id that `isTaken` is given to nothing new. */
export function assignIds(
  known: readonly KnownBlock[],
  blocks: readonly Unnamed[],
  isTaken: (id: string) => boolean,
): Assignment {
  const pairs: Pairs = new Map();
  matchAuthored(known, blocks, pairs);
  matchEqual(known, blocks, pairs);
  matchSimilar(known, blocks, pairs);

  const used = new Set(known.map(({ id }) => id));
  for (const { authored } of blocks) if (authored) used.add(authored);
  const named = blocks.map((block) => {
    const { kind, text, authored } = block;
    const id =
      authored ??
      pairs.get(block)?.id ??
      newId(kind, text, (candidate) => used.has(candidate) || isTaken(candidate));
    used.add(id);
    return { id, kind, text };
  });
  return { blocks: named, moved: findMoved(known, blocks, named, pairs) };
}

type Pairs = Map<Unnamed, KnownBlock>;

/** List what has no partner yet on either side. An id that its author wrote is matched by that id alone. */
function unmatched(known: readonly KnownBlock[], blocks: readonly Unnamed[], pairs: Pairs) {
  const matched = new Set(pairs.values());
  return {
    known: known.filter((k) => !matched.has(k)),
    blocks: blocks.filter((block) => !pairs.has(block) && !block.authored),
  };
}

function matchAuthored(known: readonly KnownBlock[], blocks: readonly Unnamed[], pairs: Pairs) {
  for (const block of blocks) {
    const same = known.find(({ id, kind }) => id === block.authored && kind === block.kind);
    if (same) pairs.set(block, same);
  }
}

function matchEqual(known: readonly KnownBlock[], blocks: readonly Unnamed[], pairs: Pairs) {
  const key = ({ kind, text }: Unnamed | KnownBlock) => `${kind} ${text}`;
  const left = unmatched(known, blocks, pairs);
  const queues = Map.groupBy(left.known, key);
  for (const block of left.blocks) {
    const same = queues.get(key(block))?.shift();
    if (same) pairs.set(block, same);
  }
}

function matchSimilar(known: readonly KnownBlock[], blocks: readonly Unnamed[], pairs: Pairs) {
  const left = unmatched(known, blocks, pairs);
  const inSamePlace = placesOf(known, blocks, pairs);
  const candidates = left.known
    .flatMap((k) => left.blocks.map((block) => ({ k, block })))
    .filter(({ k, block }) => k.kind === block.kind)
    .map(({ k, block }) => ({
      k,
      block,
      score: similarity(k.text, block.text) + (inSamePlace(k, block) ? samePlace : 0),
    }))
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score);
  const matched = new Set<KnownBlock>();
  for (const { k, block } of candidates) {
    if (matched.has(k) || pairs.has(block)) continue;
    matched.add(k);
    pairs.set(block, k);
  }
}

/** Tell whether a known block stood where a block stands: after the same partners. */
function placesOf(known: readonly KnownBlock[], blocks: readonly Unnamed[], pairs: Pairs) {
  const partners = new Set(pairs.values());
  const knownPlaces = partnerBefore(known, (k) => (partners.has(k) ? k : undefined));
  const places = partnerBefore(blocks, (block) => pairs.get(block));
  return (k: KnownBlock, block: Unnamed) => knownPlaces.get(k) === places.get(block);
}

function partnerBefore<T>(items: readonly T[], partnerOf: (item: T) => KnownBlock | undefined) {
  let last: KnownBlock | undefined;
  const before = new Map<T, KnownBlock | undefined>();
  for (const item of items) {
    before.set(item, last);
    last = partnerOf(item) ?? last;
  }
  return before;
}

/** Send each vanished id to what is new and like it or in its place, or else to what stood before it. */
function findMoved(
  known: readonly KnownBlock[],
  blocks: readonly Unnamed[],
  named: readonly KnownBlock[],
  pairs: Pairs,
): Map<string, string | undefined> {
  const kept = new Set(named.map(({ id }) => id));
  const inSamePlace = placesOf(known, blocks, pairs);
  const heirOf = (k: KnownBlock) =>
    blocks
      .map((block, i) => ({ block, id: named[i]?.id, score: similarity(k.text, block.text) }))
      .filter(({ block }) => !pairs.has(block))
      .filter(({ block, score }) => score >= enough || inSamePlace(k, block))
      .reduce<{ id: string | undefined; score: number } | undefined>(
        (best, heir) => (best && best.score >= heir.score ? best : heir),
        undefined,
      )?.id;
  const moved = new Map<string, string | undefined>();
  let before = named[0]?.id;
  for (const k of known) {
    if (kept.has(k.id)) before = k.id;
    else moved.set(k.id, heirOf(k) ?? before);
  }
  return moved;
}
