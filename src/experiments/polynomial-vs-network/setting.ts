/** @file What the three stages of a run share: the reader's parameters made into data sets, truth and streams. */
import type { Engine } from "#engine";
import type { Random } from "#random";
import type { Params } from "./about.ts";
import { type Family, familiesOf } from "./families.ts";
import { parameterCount } from "./network.ts";
import { drawSamples, type Samples } from "./samples.ts";
import { targets } from "./targets.ts";
import type { PolynomialId } from "./types.ts";

export interface Setting {
  readonly engine: Engine;
  readonly params: Params;
  readonly signal: AbortSignal;
  /** Parameters of the network, and coefficients of the polynomials beside it. */
  readonly count: number;
  readonly truth: (x: number) => number;
  /** One for each repeat; the first is the one that is drawn. */
  readonly dataSets: readonly Samples[];
  readonly chosen: PolynomialId;
  readonly families: readonly Family[];
  /** Give each data set a stream of its own for a purpose. */
  readonly streams: (purpose: string) => readonly Random[];
}

/** Draw the data sets and list the polynomials. */
export function createSetting(
  engine: Engine,
  params: Params,
  random: Random,
  signal: AbortSignal,
): Setting {
  const repeats = Array.from({ length: params.repeats }, (_, i) => random.fork(`data set ${i}`));
  return {
    engine,
    params,
    signal,
    count: parameterCount(params.width),
    truth: targets[params.target].at,
    dataSets: repeats.map((stream) => drawSamples(params, stream.fork("samples"))),
    streams: (purpose) => repeats.map((stream) => stream.fork(purpose)),
    ...familiesOf(params),
  };
}
