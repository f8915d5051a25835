/** @file The run: train several seeds of each architecture and its controls, read each network, and compare every two. */
import {
  analyticNet,
  automorphisms,
  clockByHand,
  createInstrument,
  drawTriples,
  frequenciesOf,
  type Instrument,
  pizzaByHand,
  type Triple,
  twoLayer,
  weightsIn,
} from "#modular";
import { rounded } from "#notation";
import type { FrameBase, Result, RunContext } from "../contract.ts";
import type { Params } from "./about.ts";
import { compareNetworks, type Read } from "./compare-networks.ts";
import { formsOf, type Network, networkOf } from "./forms.ts";
import { looksOfForm } from "./looks.ts";
import { measure, summarise } from "./measure.ts";
import { readLogits, readNetwork } from "./read-network.ts";
import { type Nets, trainNets } from "./train.ts";
import type { Data, FormData, Frame, Group, Line, PairReading, Reference, Way } from "./types.ts";
import { walkLines } from "./walk-lines.ts";

type Context = RunContext<Params>;

/** Pairs and answers at which gradients are taken. */
const tripleCount = 1000;
/** Share of the work of an architecture that is training. */
const trainingPart = 0.6;

/** Yield how far it is, and every architecture as soon as it is done. */
export async function* run(context: Context): AsyncGenerator<Frame, Result<Data>> {
  const { params, random } = context;
  const { p, seeds } = params;
  if (params.rename) automorphisms(p);
  const triples = drawTriples(random.fork("triples"), p, tripleCount);
  const references = rounded(await referencesOf(context, triples));
  const forms: FormData[] = [];
  const wanted = formsOf(params);
  for (const [i, form] of wanted.entries()) {
    const network = networkOf(form, params);
    const instrument = await createInstrument(context.engine, network.architecture, triples);
    const own = { ...context, random: random.fork(form) };
    try {
      for await (const at of examineForm(network, instrument, own)) {
        const progress = (i + at.progress) / wanted.length;
        if ("groups" in at) forms.push({ form, groups: rounded(at.groups) });
        else yield { progress, stage: `${looksOfForm[form].name}: ${at.stage}` };
      }
    } finally {
      await instrument.dispose();
    }
    yield {
      progress: (i + 1) / wanted.length,
      stage: looksOfForm[form].name,
      ...{ p, seeds, references, forms: [...forms] },
    };
  }
  const data: Data = { p, seeds, references, forms };
  return { measured: measure(data), data, summary: summarise(data) };
}

type Step = FrameBase | { readonly progress: 1; readonly groups: readonly Group[] };

/** Train, then go through the three kinds. */
async function* examineForm(
  network: Network,
  instrument: Instrument,
  context: Context,
): AsyncGenerator<Step> {
  const training = trainNets(network, context);
  let trained = await training.next();
  for (; !trained.done; trained = await training.next()) {
    const { progress, stage } = trained.value;
    yield { progress: trainingPart * progress, stage };
  }
  const groups: Group[] = [];
  for (const nets of trained.value)
    for await (const at of examineGroup(network, instrument, nets, context))
      if ("group" in at) groups.push(at.group);
      else {
        const done = (groups.length + at.part) / trained.value.length;
        yield { progress: trainingPart + (1 - trainingPart) * done, stage: "comparing networks" };
      }
  yield { progress: 1, groups };
}

/** Read every network of a kind, then compare every two. */
async function* examineGroup(
  network: Network,
  instrument: Instrument,
  { kind, weights, splits }: Nets,
  { params: { p, rename }, random, signal }: Context,
): AsyncGenerator<{ readonly part: number } | { readonly group: Group }> {
  const read: Read[] = [];
  for (const [seed, own] of weights.entries()) {
    const logits = await instrument.logits(own);
    const reading = await readNetwork(network, own, splits[seed]!, instrument, logits, p);
    read.push({ reading, logits });
  }
  const pairs: PairReading[] = [];
  const lines: Record<Way, Line[]> = { straight: [], matched: [], renamed: [] };
  const ends = weights.map((own, seed) => ({ weights: own, split: splits[seed]! }));
  const all = weights.flatMap((_, i) =>
    weights.slice(i + 1).map((_, j) => [i, i + 1 + j] as const),
  );
  for (const [i, j] of all) {
    signal.throwIfAborted();
    const stream = random.fork(`${kind} ${i} ${j}`);
    pairs.push(compareNetworks(read[i]!, read[j]!, p, stream, rename));
    const walked = await walkLines(network, instrument, ends[i]!, ends[j]!, rename);
    for (const way of ["straight", "matched", "renamed"] as const) lines[way].push(walked[way]);
    yield { part: pairs.length / all.length };
  }
  yield { group: { kind, nets: read.map(({ reading }) => reading), pairs, lines } };
}

/** Frequencies of the clock and the pizza by hand, and directions in which the pizza looks. */
const handFrequencies = 5;
const directions = 24;

/** Networks that are written down go through the same instrument. */
async function referencesOf(
  { engine, params: { p, width }, random }: Context,
  triples: readonly Triple[],
): Promise<Reference[]> {
  const all = Array.from({ length: frequenciesOf(p) }, (_, i) => i + 1);
  const some = random
    .fork("by hand")
    .shuffle(all)
    .slice(0, handFrequencies)
    .sort((a, b) => a - b);
  const analytic = analyticNet(p, width, random.fork("analytic"));
  const pizza = pizzaByHand(p, some, directions);
  const nets = [
    {
      id: "gromov",
      name: "Gromov’s solution",
      architecture: twoLayer(analytic),
      weights: weightsIn(analytic),
    },
    { id: "clock", name: "A clock by hand", ...clockByHand(p, some) },
    {
      id: "pizza",
      name: "A pizza by hand",
      architecture: twoLayer(pizza),
      weights: weightsIn(pizza),
    },
  ] as const;
  const references: Reference[] = [];
  for (const { id, name, architecture, weights } of nets) {
    const instrument = await createInstrument(engine, architecture, triples);
    const { shares, ...reading } = readLogits(await instrument.logits(weights), p);
    const symmetricity = await instrument.symmetricity(weights);
    await instrument.dispose();
    references.push({ id, name, reading: { ...reading, symmetricity } });
  }
  return references;
}
