/** @file One workload: all entries side by side, round by round. */
import { agree } from "./agreement.ts";
import type { Entry } from "./entries.ts";
import { median } from "./median.ts";
import { rotated } from "./rotation.ts";
import type { Row } from "./row.ts";
import type { Opening, Request, Round } from "./seat.ts";
import type { WorkloadName } from "./workloads/workloads.ts";

/** A contender in its own process or page. */
export interface Player {
  ask(request: Request): Promise<Opening | Round>;
  close(): Promise<void>;
}

export interface MatchOptions {
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly open: (entry: Entry) => Promise<Player>;
}

interface Seat {
  readonly entry: Entry;
  readonly opening: Opening;
  readonly play: (seconds: number) => Promise<Round>;
  readonly close: () => Promise<void>;
  readonly rounds: Round[];
}

interface Absence {
  readonly entry: Entry;
  readonly note: string;
}

/** Seconds of play after which a slow contender plays no further round. */
const patience = 12;

/** Seconds that an answer may take. */
const timeLimit = 120;

/** Measure a workload: the median of rounds in which all play one after the other, in an order that rotates. */
export async function playMatch(
  workload: WorkloadName,
  entries: readonly Entry[],
  { rounds, secondsPerRound, open }: MatchOptions,
): Promise<Row[]> {
  const arrivals: (Seat | Absence)[] = [];
  for (const entry of entries) arrivals.push(await sit(workload, entry, open, secondsPerRound));
  const seats = arrivals.filter((arrival) => "play" in arrival);
  for (let round = 0; round < rounds; round++)
    for (const seat of rotated(seats, round))
      if (secondsPlayed(seat) < patience) seat.rounds.push(await seat.play(secondsPerRound));
  await Promise.all(seats.map(({ close }) => close()));
  return arrivals.map((arrival) => toRow(workload, arrival, seats[0]!.opening));
}

const secondsPlayed = ({ rounds }: Seat) => rounds.reduce((sum, { seconds }) => sum + seconds, 0);

async function sit(
  workload: WorkloadName,
  entry: Entry,
  open: MatchOptions["open"],
  warmUpSeconds: number,
): Promise<Seat | Absence> {
  const player = await open(entry);
  const { contender, threads } = entry;
  const ask = (request: Request) => inTime(player.ask(request));
  try {
    const request = { kind: "open", contender, workload, threads, warmUpSeconds } as const;
    return {
      entry,
      opening: (await ask(request)) as Opening,
      play: async (seconds) => (await ask({ kind: "round", seconds })) as Round,
      close: player.close,
      rounds: [],
    };
  } catch (error) {
    await player.close();
    return { entry, note: (error as Error).message };
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(new Error(`No answer within ${timeLimit} seconds.`));
  const timer = setTimeout(late, timeLimit * 1000);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}

function toRow(workload: WorkloadName, arrival: Seat | Absence, reference: Opening): Row {
  const nothing = { stepsPerSecond: null, rounds: 0, slowest: null, fastest: null };
  const identity = { workload, ...arrival.entry };
  if ("note" in arrival)
    return { ...identity, ...nothing, firstCallSeconds: null, note: arrival.note };
  const { opening, rounds } = arrival;
  const { firstCallSeconds, losses } = opening;
  if (!agree(losses, reference.losses)) {
    const note = `computes something else: losses ${losses}, where others have ${reference.losses}`;
    return { ...identity, ...nothing, firstCallSeconds, note };
  }
  const speeds = rounds.map(({ stepsPerSecond }) => stepsPerSecond);
  return {
    ...identity,
    stepsPerSecond: median(speeds),
    rounds: speeds.length,
    slowest: Math.min(...speeds),
    fastest: Math.max(...speeds),
    firstCallSeconds,
  };
}
