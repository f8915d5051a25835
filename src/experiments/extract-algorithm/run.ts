/** @file The run: train two networks, then put these and an untrained one through one pipeline. */
import { programOf, type Split, type TwoLayer } from "#modular";
import { rounded } from "#notation";
import type { FrameBase, Result, RunContext } from "../contract.ts";
import type { Kind } from "../network-kinds.ts";
import type { Params } from "./about.ts";
import { costOf } from "./cost.ts";
import { follow } from "./course.ts";
import { examine, portray } from "./examine.ts";
import { checkFrequencies } from "./frequencies.ts";
import { measure, summarise } from "./measure.ts";
import { trainKind } from "./nets.ts";
import type { Course, Data, Examination, Frame, Network, Portrait } from "./types.ts";

type Context = RunContext<Params>;

/** Share of the work that is done after each part. */
const parts = { trained: 0.55, memorising: 0.7, examined: 0.9 };

interface Group {
  readonly kind: Kind;
  readonly nets: readonly TwoLayer[];
  readonly splits: readonly Split[];
}

/** Yield how far it is, then the networks, then their course. */
export async function* run(context: Context): AsyncGenerator<Frame, Result<Data>> {
  const { params } = context;
  const p = Number(params.p);
  checkFrequencies(params.frequencies, p);
  const trained = yield* trainKind("trained", context, [0, parts.trained]);
  const memorising = yield* trainKind("memorising", context, [parts.trained, parts.memorising]);
  const untrained = { kind: "untrained", nets: trained.starts, splits: trained.splits } as const;
  const networks = yield* examineAll([trained, memorising, untrained], context);
  const { facts, picked } = networks[0]!.portrait;
  const cost = costOf(trained.nets[0]!, programOf(facts, picked));
  const found = rounded({ p, width: params.width, networks, cost });
  const courses: Course[] = [];
  for (const [i, group] of [trained, memorising].entries()) {
    const all = group.snapshots.length;
    for (const course of follow(group, networks[i]!.portrait.picked)) {
      courses[i] = rounded(course);
      const done = (i + course.steps.length / all) / 2;
      const progress = parts.examined + done * (1 - parts.examined);
      yield { progress, stage: "Looking back over training", ...found, courses: [...courses] };
      context.signal.throwIfAborted();
    }
  }
  const data = { ...found, courses };
  return { measured: measure(data), data, summary: summarise(data) };
}

/** Put every network through the same pipeline. */
async function* examineAll(
  groups: readonly Group[],
  { params: { frequencies }, signal }: Context,
): AsyncGenerator<FrameBase, Network[]> {
  const networks: Network[] = [];
  for (const { kind, nets, splits } of groups) {
    const [first, ...others] = nets;
    const portrait = portray(first!, splits[0]!, frequencies);
    const seeds: Examination[] = [examinationIn(portrait)];
    for (const [i, net] of others.entries()) {
      seeds.push(examine(net, splits[i + 1]!, frequencies));
      const done = (networks.length + seeds.length / nets.length) / groups.length;
      const progress = parts.memorising + done * (parts.examined - parts.memorising);
      yield { progress, stage: "Examining the networks" };
      signal.throwIfAborted();
    }
    networks.push({ kind, portrait, seeds });
  }
  return networks;
}

/** A portrait without what is only drawn. */
function examinationIn({ facts, heat, dials, ablation, ...examination }: Portrait): Examination {
  return examination;
}
