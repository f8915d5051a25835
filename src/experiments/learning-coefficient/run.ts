/** @file The run: one model that the reader chose, or every model whose coefficient is known. */
import type { Result, RunContext } from "../contract.ts";
import type { Params } from "./about.ts";
import { createModel } from "./create-model.ts";
import { measureStudy, measureTable, summariseStudy, summariseTable } from "./measure.ts";
import { rounded } from "./rounded.ts";
import { studyModel } from "./study.ts";
import { tableRun } from "./table-run.ts";
import type { Data, Frame } from "./types.ts";

/** Yield the estimate as it settles. */
export async function* run({
  engine,
  params,
  random,
  signal,
}: RunContext<Params>): AsyncGenerator<Frame, Result<Data>> {
  const { sampler, localization } = params;
  const options = { sampler, localization, random, signal };
  if (params.model === "table") {
    const data = yield* roundedFrames(tableRun(engine, options));
    const measured = measureTable(data.entries);
    return { measured, data: rounded(data), summary: summariseTable(data.entries) };
  }
  const study = yield* roundedFrames(studyModel(engine, createModel(params), options));
  yield { progress: 1, stage: "Done", study: rounded(study) };
  return {
    measured: measureStudy(study),
    data: rounded({ study }),
    summary: summariseStudy(study),
  };
}

async function* roundedFrames<T>(frames: AsyncGenerator<Frame, T>): AsyncGenerator<Frame, T> {
  let step = await frames.next();
  for (; !step.done; step = await frames.next()) yield rounded(step.value);
  return step.value;
}
