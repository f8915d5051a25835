/** @file The engine in plain float64: slow, nothing to download, the same answers to within rounding. */
import { evaluate, type Program, sizeOf } from "#graph";
import { type Device, type Fed, isResident, type Resident } from "./device.ts";
import type { Engine } from "./engine.ts";
import { EngineError } from "./error.ts";
import { openEngine } from "./open-engine.ts";

/** Start the engine that interprets programs in float64. */
export const createReferenceEngine = (): Engine => openEngine(createReferenceDevice());

/** Make a device that interprets programs that take and return at most so many numbers. */
export function createReferenceDevice(limit = Number.POSITIVE_INFINITY): Device {
  return {
    info: {
      backend: "reference",
      threads: 1,
      version: "float64",
      reason: "The interpreter needs no download.",
    },
    async compile(program, keep) {
      if (numbersOf(program) > limit)
        throw new EngineError(
          "compile-failed",
          `The interpreter is too slow for a program of ${numbersOf(program)} numbers; it accepts ${limit}.`,
        );
      return {
        async run(feeds) {
          const values = await Promise.all(Object.entries(feeds).map(toFloat64));
          const outputs = Object.entries(evaluate(program, Object.fromEntries(values))).map(
            ([name, output]) => [name, Float32Array.from(output)] as const,
          );
          const kept = outputs.filter(([name]) => keep.includes(name));
          return {
            values: Object.fromEntries(outputs.filter(([name]) => !keep.includes(name))),
            kept: Object.fromEntries(kept.map(([name, output]) => [name, resident(output)])),
          };
        },
        dispose: async () => {},
      };
    },
    async load() {
      throw new EngineError("compile-failed", "The interpreter runs no .onnx files.");
    },
    dispose: async () => {},
  };
}

const numbersOf = ({ inputs, outputs }: Program): number =>
  [...Object.values(inputs), ...Object.values(outputs)].reduce(
    (sum, { shape }) => sum + sizeOf(shape),
    0,
  );

const resident = (values: Float32Array<ArrayBuffer>): Resident => ({
  read: async () => values,
  dispose: () => {},
});

const toFloat64 = async ([name, fed]: [string, Fed]) =>
  [
    name,
    Float64Array.from(
      (isResident(fed) ? await fed.read() : fed) as Iterable<number | bigint>,
      Number,
    ),
  ] as const;
