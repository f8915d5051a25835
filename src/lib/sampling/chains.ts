/** @file Chains at a ladder of temperatures, advanced on an engine many transitions a call. */
import type { Engine, Feeds } from "#engine";
import type { Problem } from "./problem.ts";
import type { Stream } from "./stream.ts";
import { start, type TransitionOptions, transitions } from "./transition.ts";

/** How chains are laid out: `dataSets` × `chains` ladders of `rungs` rows. */
export interface Layout {
  readonly chains: number;
  readonly rungs: number;
  readonly leapfrogs: number;
  readonly localization: number;
  /** Transitions in one call. */
  readonly transitions: number;
}

/** What a call needs, by row. */
export interface Settings {
  readonly inverseTemperature: ArrayLike<number>;
  readonly stepSize: ArrayLike<number>;
  /** Whether a proposal can be rejected; without it, this is Langevin dynamics with its discretisation error. */
  readonly corrected: boolean;
  readonly exchanged: boolean;
}

/** What a call returns; all have a leading axis of transitions. */
export interface Advance {
  /** L(w) - L(w*), (transition, row). */
  readonly excess: Float32Array;
  /** 0 or 1, (transition, row). */
  readonly accepted: Float32Array;
  /** 0 or 1, (transition, ladder, rung - 1); only every other pair is tried in a transition. */
  readonly swapped: Float32Array;
}

export interface Chains {
  readonly rows: number;
  readonly ladders: number;
  advance(settings: Settings): Promise<Advance>;
  dispose(): Promise<void>;
}

const never = 1e30;
const always = -1e30;
/** Step sizes vary between transitions, so that no trajectory closes on itself. */
const jitter = { least: 0.6, range: 0.8 };

/** Start all chains at w*. */
export async function startChains(
  engine: Engine,
  problem: Problem,
  layout: Layout,
  stream: Stream,
): Promise<Chains> {
  const { dimension, dataSets, feeds } = problem;
  const { chains, rungs } = layout;
  const ladders = dataSets * chains;
  const rows = ladders * rungs;
  const options: TransitionOptions = { ...layout, ladders, dimension, loss: problem.loss };
  const center = repeatRows(problem.centers, dimension, chains * rungs);
  const origin = await evaluateOnce(engine, options, { ...feeds, position: center });
  const executable = await engine.compile(transitions(options));
  let state: Feeds = { position: center, ...origin };
  return {
    rows,
    ladders,
    async advance({ inverseTemperature, stepSize, corrected, exchanged }) {
      const count = layout.transitions;
      const out = await executable.run({
        ...feeds,
        ...state,
        center,
        inverseTemperature: Float32Array.from(inverseTemperature),
        stepSize: Float32Array.from(stepSize),
        momentum: stream.normals(count * rows * dimension),
        jitter: fill(count * rows, () => jitter.least + jitter.range * stream.uniform()),
        acceptTest: fill(count * rows, () => (corrected ? stream.logUniform() : always)),
        exchangeTest: exchangeTests(count, ladders, rungs, stream, exchanged),
      });
      state = {
        position: out["next.position"]!,
        loss: out["next.loss"]!,
        slope: out["next.slope"]!,
      };
      const excess = out["losses"]!.map((loss, i) => loss - origin.loss[i % rows]!);
      return { excess, accepted: out["accepted"]!, swapped: out["swapped"]! };
    },
    dispose: () => executable.dispose(),
  };
}

async function evaluateOnce(engine: Engine, options: TransitionOptions, feeds: Feeds) {
  const executable = await engine.compile(start(options));
  const { loss, slope } = await executable.run(feeds);
  await executable.dispose();
  return { loss: loss!, slope: slope! };
}

/** Even pairs are tried in even transitions, odd pairs in odd ones. */
const exchangeTests = (
  count: number,
  ladders: number,
  rungs: number,
  stream: Stream,
  exchanged: boolean,
) =>
  fill(count * ladders * (rungs - 1), (i) => {
    const transition = Math.floor(i / (ladders * (rungs - 1)));
    const isTried = exchanged && ((i % (rungs - 1)) + transition) % 2 === 0;
    return isTried ? stream.logUniform() : never;
  });

const fill = (length: number, value: (i: number) => number) => {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) values[i] = value(i);
  return values;
};

/** Repeat every row so many times. */
function repeatRows(rows: Float32Array, width: number, times: number): Float32Array<ArrayBuffer> {
  const repeated = new Float32Array(rows.length * times);
  for (let at = 0; at < repeated.length; at += width) {
    const row = Math.floor(at / width / times);
    repeated.set(rows.subarray(row * width, (row + 1) * width), at);
  }
  return repeated;
}
