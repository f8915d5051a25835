import { type Program, sizeOf } from "#graph";
import type { Engine, Feeds } from "./engine.ts";
import { EngineError } from "./error.ts";

export interface EngineChoice {
  readonly engine: Engine;
  /** What was measured, in a sentence for the reader. */
  readonly reason: string;
}

/** Choose the engine on which a program is fastest, by running it on each for a moment. */
export async function chooseEngine(
  candidates: readonly Engine[],
  program: Program,
  momentMs = 200,
): Promise<EngineChoice> {
  let best: { readonly engine: Engine; readonly time: number } | undefined;
  const findings: string[] = [];
  for (const engine of candidates)
    try {
      const time = await medianTime(engine, program, momentMs);
      findings.push(`${engine.backend} takes ${Number(time.toPrecision(2))} ms a call`);
      if (time < (best?.time ?? Number.POSITIVE_INFINITY)) best = { engine, time };
    } catch (error) {
      findings.push(`${engine.backend} failed (${(error as Error).message})`);
    }
  const reason = `Measured here: ${findings.join(", ")}.`;
  if (best === undefined)
    throw new EngineError("compile-failed", `No engine runs this program. ${reason}`);
  return { engine: best.engine, reason };
}

/** Median milliseconds of the calls that fit into a moment, after one that does not count. */
async function medianTime(engine: Engine, program: Program, momentMs: number): Promise<number> {
  const executable = await engine.compile(program);
  const feeds = zeros(program);
  const times: number[] = [];
  try {
    await executable.run(feeds);
    const start = performance.now();
    for (let now = start; now - start < momentMs; now = performance.now()) {
      await executable.run(feeds);
      times.push(performance.now() - now);
    }
  } finally {
    await executable.dispose();
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

const arrayOf = { float32: Float32Array, int64: BigInt64Array, bool: Uint8Array } as const;
const zeros = ({ inputs }: Program): Feeds =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, { dtype, shape }]) => [
      name,
      new arrayOf[dtype](sizeOf(shape)),
    ]),
  );
