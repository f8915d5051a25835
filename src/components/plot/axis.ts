/** @file One axis of a chart: what it spans, how it is scaled, which ticks it shows. */
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import { powerOfTen } from "#notation";

export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly scale?: "linear" | "log";
  /** Show about so many ticks. */
  readonly ticks?: number;
}

export type Scale = ScaleContinuousNumeric<number, number>;

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Build the d3 scale of an axis onto a range of places. */
export function scaleOf(axis: Axis, range: readonly [number, number]): Scale {
  const scale = axis.scale === "log" ? scaleLog() : scaleLinear();
  return scale.domain(axis.domain).range(range);
}

/** Whole powers of ten inside the domain, at an even stride so that at most `count` remain. */
function logTicks(domain: readonly [number, number], count: number): Tick[] {
  if (count < 1) return [];
  const [from, to] = [Math.min(...domain), Math.max(...domain)];
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / count));
  const plain = first >= -2 && last <= 4;
  const exponents = Array.from(
    { length: Math.floor((last - first) / stride) + 1 },
    (_, i) => first + i * stride,
  );
  return exponents.map((exponent) => {
    const value = 10 ** exponent;
    return { value, text: plain ? value.toLocaleString("en-US") : powerOfTen(exponent) };
  });
}

/** Choose the ticks of an axis: round numbers, or whole powers of ten on a log axis. */
export function ticksOf(axis: Axis): Tick[] {
  const count = axis.ticks ?? 5;
  if (axis.scale === "log") return logTicks(axis.domain, count);
  const scale = scaleLinear().domain(axis.domain);
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ value, text: format(value) }));
}
