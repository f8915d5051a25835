/** @file What the experiment asks, what the reader may set, and what it does not show. */
import { checkpoints } from "#alphazero";
import type { About, Values } from "../contract.ts";
import { groups } from "./groups.ts";

const countOf = (games: number) => `${games.toLocaleString("en-US")} games`;

const named = checkpoints.map(({ games }) => [
  `${games}`,
  games === 0 ? "untrained" : countOf(games),
]);

/** Seconds for positions with their concepts and baselines, and for each further checkpoint, in Chromium with 2,000 positions. */
const seconds = { ground: 9, checkpoint: 4 };

export const about = {
  title: "What, when and where",
  question:
    "Which of the things that people know of Connect Four can be read from the network, in which layer, and since when in its training?",
  points: ["alphazero-concepts"],
  params: {
    checkpoint: {
      kind: "choice",
      label: "Network after",
      help: "The same network at different times of its training by self-play, or all of them.",
      options: {
        ...Object.fromEntries(named),
        last: `${countOf(checkpoints.at(-1)?.games ?? 0)}, the last`,
        all: "all, one after the other",
      } as Readonly<Record<string, string>>,
      default: "last",
    },
    concepts: {
      kind: "choice",
      label: "Concepts",
      help: "Those of a perfect player are known for stored positions only, so that choice probes these instead of drawn ones.",
      options: {
        all: "all that need no solver",
        ...(Object.fromEntries(
          Object.entries(groups).map(([id, { title }]) => [id, title]),
        ) as Record<keyof typeof groups, string>),
      },
      default: "all",
    },
    positions: {
      kind: "number",
      label: "Positions",
      help: "A quarter of them is held out.",
      min: 400,
      max: 5000,
      step: 100,
      default: 2000,
    },
    sets: {
      kind: "number",
      label: "Sets of positions",
      help: "Everything is measured anew on each set, which shows how much depends on the draw.",
      min: 1,
      max: 5,
      step: 1,
      default: 1,
      advanced: true,
    },
  },
  presets: {
    default: {
      label: "The last network",
      shows: "Every concept in every layer of the last network, above what needs no training.",
      params: { checkpoint: "last", concepts: "all", positions: 2000, sets: 1 },
      seed: 1,
    },
    "over-training": {
      label: "Over training",
      shows:
        "The same at every stored checkpoint, on three sets of positions: when each concept appears.",
      params: { checkpoint: "all", concepts: "all", positions: 1000, sets: 3 },
      seed: 1,
    },
    solved: {
      label: "Perfect play",
      shows:
        "How much of the value under perfect play can be read from the last network, on solved positions.",
      params: { checkpoint: "last", concepts: "solved", positions: 2000, sets: 1 },
      seed: 1,
    },
  },
  cost: { downloadBytes: 3_500_000, seconds: seconds.ground + seconds.checkpoint },
  costIn: ({ checkpoint, positions, sets }) => {
    const networks = checkpoint === "all" ? checkpoints.length : 1;
    const perSet = (seconds.ground + networks * seconds.checkpoint) * (Number(positions) / 2000);
    return {
      downloadBytes: 2_700_000 + 400_000 * (networks + 1),
      seconds: Math.ceil(Number(sets) * perSet),
    };
  },
  limits: [
    "Linear probes are correlational: that a concept can be read does not mean that it is used.",
    "A probe’s weights are sums of a part for the row and a part for the distance from the middle column; what needs another weight for every cell may be missed in the layers.",
    "Most of these concepts are nearly linear in the stones on the board, so there is little above the input planes to find.",
    "Positions come from random games and from players who look one ply ahead; on the network’s own games the scores may differ.",
    "The best baseline and the best layer are each the largest of several noisy scores; differences of a few hundredths mean nothing on one set of positions.",
    "One network of one small architecture, trained from one seed.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
