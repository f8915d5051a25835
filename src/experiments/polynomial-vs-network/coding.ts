/** @file Stage 3: bits to encode the labels, each coded by the model fitted to those before it, over all data sets. */
import { codeLengths, oracleLengths, quantise } from "./coder.ts";
import { type Family, fitFamily } from "./families.ts";
import { trainNetwork } from "./network.ts";
import { polynomialAt } from "./polynomial.ts";
import type { Samples } from "./samples.ts";
import type { Setting } from "./setting.ts";
import { columnsOf, spreadOf } from "./spread.ts";
import { batchOf, stepsPerCall } from "./trained.ts";
import type { Coding, CodingLine, Frame, LineId } from "./types.ts";

/** Labels are coded to the nearest hundredth. */
const precision = 0.01;

/** Share of the time that the polynomials take. */
const polynomialShare = 0.2;

export interface CodingOutcome {
  readonly coding: Coding;
  /** Bits for all labels of every data set. */
  readonly totals: ReadonlyMap<LineId, readonly number[]>;
}

/** Yield the codes as they get shorter while the networks train. */
export async function* codingStage(
  setting: Setting,
  frame: (done: number, coding: Coding) => Frame,
): AsyncGenerator<Frame, CodingOutcome> {
  const { params, signal, families, count, truth } = setting;
  const dataSets = setting.dataSets.map(({ x, y }) => ({ x, y: quantise(y, precision) }));
  const codes: Code[] = [
    {
      id: "constant",
      label: "Mean so far",
      bits: dataSets.map(({ y }) => codeLengths(y, precision)),
    },
    {
      id: "oracle",
      label: "True curve",
      bits: dataSets.map(({ x, y }) => oracleLengths(y, x.map(truth), params.noise, precision)),
    },
  ];
  const coding = (): Coding => ({ parameters: count, precision, lines: codes.map(toLine) });
  for (const family of families) {
    signal.throwIfAborted();
    const bits = dataSets.map((samples) =>
      codeLengths(samples.y, precision, forecasts(family, samples, count)),
    );
    codes.push({ id: family.id, label: family.label, bits });
    yield frame((polynomialShare * (codes.length - 2)) / families.length, coding());
  }
  const at = codes.length;
  for await (const { predictions, done } of networkForecasts(setting, dataSets)) {
    signal.throwIfAborted();
    const bits = dataSets.map(({ y }, d) => codeLengths(y, precision, predictions(d)));
    codes[at] = { id: "network", label: "Network", bits };
    yield frame(polynomialShare + (1 - polynomialShare) * done, coding());
  }
  const totals = codes.map(({ id, bits }) => [id, bits.map((each) => each.at(-1)!)] as const);
  return { coding: coding(), totals: new Map(totals) };
}

/** Cumulative bits of every data set. */
interface Code {
  readonly id: LineId;
  readonly label: string;
  readonly bits: readonly (readonly number[])[];
}

const toLine = ({ id, label, bits }: Code): CodingLine => ({
  id,
  label,
  bits: columnsOf(bits[0]!.map((_, k) => spreadOf(bits.map((each) => each[k]!)))),
});

/** Predict every label from those before it; before the first there is nothing, and the prediction is 0. */
const forecasts = (family: Family, { x, y }: Samples, count: number): number[] =>
  x.map((next, k) =>
    k === 0
      ? 0
      : polynomialAt(fitFamily(family, { x: x.slice(0, k), y: y.slice(0, k) }, count), next),
  );

/** Train a network on every prefix of every data set, all as one batch; yield the predictions that they make so far. */
async function* networkForecasts(
  { engine, params, streams }: Setting,
  dataSets: readonly Samples[],
) {
  const prefixes = dataSets[0]!.x.length - 1;
  const each = <T>(make: (dataSet: number, prefix: number) => T): T[] =>
    dataSets.flatMap((_, d) => Array.from({ length: prefixes }, (_, k) => make(d, k + 1)));
  const lengths = each((_, prefix) => prefix);
  const training = await trainNetwork(
    engine,
    params,
    params,
    batchOf(
      each((d) => dataSets[d]!),
      (replica) => lengths[replica]!,
    ),
    each((d, prefix) => [dataSets[d]!.x[prefix]!]),
    each((d, prefix) => streams("coding")[d]!.fork(`${prefix}`)),
  );
  try {
    for (let step = 0; step < params.steps; step += stepsPerCall) {
      const { predictions } = await training.advance();
      yield {
        predictions: (d: number) => [0, ...predictions.subarray(d * prefixes, (d + 1) * prefixes)],
        done: (step + stepsPerCall) / params.steps,
      };
    }
  } finally {
    await training.dispose();
  }
}
