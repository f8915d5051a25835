/** @file What the experiment asks, what the reader may set, and what it does not show. */
import { checkpoints } from "#alphazero";
import { MovesError, parseMoves } from "#connect-four";
import type { About, Values } from "../contract.ts";

/** Say what is wrong with a string of moves; nothing where it is a game by the rules, finished or not. */
function positionFault(text: string): string | undefined {
  try {
    parseMoves(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof MovesError)) throw error;
    return error.message.replace(/; accepted: .*$/, "").replace(/\.$/, "");
  }
}

const countOf = (games: number) => `${games.toLocaleString("en-US")} games`;

const named = checkpoints.map(({ games }) => [
  `${games}`,
  games === 0 ? "untrained" : countOf(games),
]);

/** Where the policy errs and search does not. */
const mended = "12111674225511";

export const about = {
  title: "Play and inspect",
  question:
    "What does a network that taught itself Connect Four think of a position, what does search add, and what does perfect play say?",
  points: ["alphazero-concepts"],
  isInstant: () => true,
  params: {
    position: {
      kind: "text",
      label: "Position",
      help: "The columns played so far, 1 to 7 from the left, such as 4453; empty for the empty board.",
      default: "",
      maxLength: 100,
      accepts: "the columns of a game by the rules, one digit from 1 to 7 a move",
      fault: positionFault,
    },
    checkpoint: {
      kind: "choice",
      label: "Network after",
      help: "The same network at different times of its training by self-play.",
      options: {
        ...Object.fromEntries(named),
        last: `${countOf(checkpoints.at(-1)?.games ?? 0)}, the last`,
      } as Readonly<Record<string, string>>,
      default: "last",
    },
    simulations: {
      kind: "number",
      label: "Simulations",
      help: "Positions that the search looks at before a move, the present one among them; with 0 the policy moves at once.",
      min: 0,
      max: 800,
      step: 1,
      default: 200,
    },
    selfPlay: {
      kind: "toggle",
      label: "Let it play both sides",
      help: "From the position to the end of the game; the first six moves are drawn by visits, so that another seed gives another game.",
      default: false,
    },
    exploration: {
      kind: "number",
      label: "Exploration",
      help: "How much the search trusts the policy over the results that it has seen; 2 in training.",
      min: 0.2,
      max: 8,
      step: 0.1,
      default: 2,
      advanced: true,
    },
  },
  // The positions are those that training/connect-four/find-positions.ts prints for the last network.
  presets: {
    default: {
      label: "The policy errs, search mends it",
      shows:
        "The policy’s first choice gives away what the position is worth; a search of 200 positions keeps it.",
      params: { position: mended, checkpoint: "last", simulations: 200, selfPlay: false },
      seed: 1,
    },
    untrained: {
      label: "The same before training",
      shows: "The same position and search with the network as it was before its first game.",
      params: { position: mended, checkpoint: "0", simulations: 200, selfPlay: false },
      seed: 1,
    },
    double: {
      label: "A double threat",
      shows: "One move alone wins: after it two columns win at once, and only one can be blocked.",
      params: {
        position: "2243576333365455",
        checkpoint: "last",
        simulations: 200,
        selfPlay: false,
      },
      seed: 1,
    },
    zugzwang: {
      label: "Zugzwang",
      shows: "Who is to move loses, and would not if it could pass.",
      params: {
        position: "324717746561364526547336654313",
        checkpoint: "last",
        simulations: 200,
        selfPlay: false,
      },
      seed: 1,
    },
    game: {
      label: "Against itself",
      shows: "A whole game of the network against itself, judged by the solver from ply 12 on.",
      params: { position: "", checkpoint: "last", simulations: 200, selfPlay: true },
      seed: 1,
    },
  },
  cost: { downloadBytes: 3_100_000, seconds: 2 },
  costIn: ({ selfPlay, simulations }) =>
    selfPlay === true
      ? { downloadBytes: 3_100_000, seconds: 2 + Math.ceil(Number(simulations) / 15) }
      : undefined,
  limits: [
    "One network of one small architecture, trained from one seed for hours of two cores: what it errs in, a longer training might not.",
    "The positions of the presets were searched for by a stated rule; they show what can happen, not how often.",
    "Before ply 12 the solver may not finish in the positions that it is allowed, and then there is no verdict.",
    "The solver counts a move as good if it keeps win, draw or loss; that a win is slower, or easier to spoil, does not count.",
  ],
} satisfies About;

export type Params = Values<(typeof about)["params"]>;
