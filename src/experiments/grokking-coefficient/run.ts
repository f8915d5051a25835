/** @file The run: train the networks of both kinds and estimate their coefficient along the way. */
import { splitOf, trainArchitecture, trainCount, twoLayer } from "#modular";
import { rounded } from "#notation";
import { estimateAt } from "#sampling";
import type { Result, RunContext } from "../contract.ts";
import type { Params } from "./about.ts";
import { problemOf, weightCount } from "./estimate.ts";
import { measure, summarise } from "./measure.ts";
import { type Course, type Data, type Frame, type Kind, kinds } from "./types.ts";

const shape = { p: 23, width: 64, activation: "square", loss: "cross-entropy" } as const;
const fraction = 0.5;
const learningRate = 0.03;

/** Steps to look at, from about the fit to well after the rise. */
export const checkpoints = [20, 50, 100, 200, 400, 800, 1600];

const architecture = twoLayer(shape);

type Context = RunContext<Params>;

/** Yield every step as it is estimated. */
export async function* run(context: Context): AsyncGenerator<Frame, Result<Data>> {
  const courses = new Map<Kind, Course>();
  const data = (): Data =>
    rounded({
      p: shape.p,
      weights: weightCount(architecture),
      pairs: trainCount(shape.p, fraction),
      courses: [...courses.values()],
    });
  yield { progress: 0, stage: "Training" };
  for (const kind of kinds)
    for await (const course of follow(context, kind)) {
      courses.set(kind, course);
      const done = kinds.indexOf(kind) + course.steps.length / checkpoints.length;
      const stage = `Step ${course.steps.at(-1)}, ${kind === "none" ? "no" : "with"} weight decay`;
      yield { progress: done / kinds.length, stage, ...data() };
    }
  return { measured: measure(data()), data: data(), summary: summarise(data()) };
}

/** Train the networks of one kind and yield their course after every step looked at. */
async function* follow(
  { engine, params, random, signal }: Context,
  kind: Kind,
): AsyncGenerator<Course> {
  const seeds = Array.from({ length: params.seeds }, (_, seed) => seed);
  const splits = seeds.map((seed) => splitOf(random.fork(`seed ${seed}`), shape.p, fraction));
  const { inverseTemperature, localization } = params;
  let course: Course = {
    ...{ kind, steps: [], trainLoss: [], trainAccuracy: [], heldOut: [], lambda: [], flagged: [] },
  };
  for await (const { step, train, heldOut, weights } of trainArchitecture(engine, architecture, {
    ...{ loss: shape.loss, fraction, learningRate, seeds, signal, random, checkpoints },
    weightDecay: kind === "decay" ? params.weightDecay : 0,
    steps: checkpoints.at(-1)!,
  })) {
    if (!weights) continue;
    const chains = random.fork(`chains ${kind} ${step}`);
    const problem = problemOf(architecture, splits, weights);
    const options = { inverseTemperature, localization, random: chains, signal };
    const found = await estimateAt(engine, problem, options);
    course = {
      kind,
      steps: [...course.steps, step],
      trainLoss: [...course.trainLoss, train.loss],
      trainAccuracy: [...course.trainAccuracy, train.accuracy],
      heldOut: [...course.heldOut, heldOut.accuracy],
      lambda: [...course.lambda, found.map(({ lambda }) => lambda)],
      flagged: [...course.flagged, found.map(({ problems }) => Number(problems.length > 0))],
    };
    yield course;
  }
}
