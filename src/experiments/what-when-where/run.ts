/** @file The run: positions, what people would say of them, and what can be read from each layer of each checkpoint. */
import { checkpointNamed, checkpoints } from "#alphazero";
import { concepts, type StoredPositions } from "#connect-four";
import type { ReadFile } from "#models";
import { rounded } from "#notation";
import type { Random } from "#random";
import type { Result, RunContext } from "../contract.ts";
import { keptFor } from "../keep.ts";
import type { Params } from "./about.ts";
import { gather } from "./gather.ts";
import { isIn } from "./groups.ts";
import { measure } from "./measure.ts";
import { chooseSolved, drawPositions, type Sample, trainShare } from "./positions.ts";
import { type Ground, groundOf, type ProbedSet, probeSet } from "./probe-set.ts";
import { summarise } from "./summarise.ts";
import type { Data, Frame } from "./types.ts";

const storedPath = "models/connect-four/positions.json";

/** Yield how far it is; the result has everything. */
export async function* run({
  engine,
  params,
  seed,
  random,
  signal,
  readFile,
}: RunContext<Params>): AsyncGenerator<Frame, Result<Data>> {
  const chosen = params.checkpoint === "all" ? checkpoints : [checkpointNamed(params.checkpoint)];
  const sets: ProbedSet[] = [];
  let ground: Ground | undefined;
  for (let set = 0; set < params.sets; set++) {
    const stream = random.fork(`set ${set}`);
    yield {
      progress: set / params.sets,
      stage: "Drawing positions and working out their concepts",
    };
    signal.throwIfAborted();
    const { concepts: group, positions } = params;
    const key = `positions ${seed} ${set} ${positions} ${group === "solved"}`;
    ground = await keptFor(engine, key, async () =>
      groundOf(await sampleOf(params, stream, readFile), stream),
    );
    const probes = probeSet(ground, chosen, { engine, readFile, signal });
    let step = await probes.next();
    for (; !step.done; step = await probes.next()) {
      const progress = (set + 0.3 + 0.7 * step.value) / params.sets;
      yield { progress, stage: "Probing the layers" };
    }
    sets.push(step.value);
  }
  const all = ground!.sample.concepts;
  const shown = [...all.keys()].filter((k) => isIn(params.concepts, all[k]!));
  const count = ground!.sample.positions.length;
  const layers = sets[0]!.untrained.map((_, i) => (i === 0 ? "stem" : `block ${i}`));
  const { appeared, ...scores } = gather(sets, chosen, all, shown);
  const data: Data = {
    group: params.concepts,
    positions: count,
    heldOut: count - Math.round(trainShare * count),
    sets: params.sets,
    games: chosen.map(({ games }) => games),
    layers,
    concepts: shown.map((k) => {
      const { id, title, describe, kind } = all[k]!;
      return { id, title, describe, kind };
    }),
    ...rounded(scores, 3),
    appeared,
  };
  return { measured: measure(data), data, summary: summarise(data) };
}

async function sampleOf(params: Params, random: Random, readFile: ReadFile): Promise<Sample> {
  if (params.concepts !== "solved")
    return { positions: drawPositions(random.fork("positions"), params.positions), concepts };
  const stored = JSON.parse(
    new TextDecoder().decode(await readFile(storedPath)),
  ) as StoredPositions;
  return chooseSolved(random.fork("positions"), params.positions, stored);
}
