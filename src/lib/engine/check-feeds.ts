/** @file Checks what is fed to a program before it reaches the runtime. */
import { type Program, sizeOf } from "#graph";
import { type Fed, isResident, type Resident } from "./device.ts";
import type { Feeds } from "./engine.ts";
import { EngineError } from "./error.ts";

const arrayOf = { float32: Float32Array, int64: BigInt64Array, bool: Uint8Array } as const;

/** Return the array for every input of a program, or throw an error that says what is accepted. */
export function checkFeeds(
  { inputs }: Program,
  feeds: Readonly<Record<string, Feeds[string] | Resident>>,
): Record<string, Fed> {
  for (const name of Object.keys(feeds))
    if (!Object.hasOwn(inputs, name))
      throw new EngineError(
        "bad-input",
        `The program has no input ${name}; it accepts ${Object.keys(inputs).join(", ") || "none"}.`,
      );
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { shape, dtype }]) => {
      const fed = feeds[name];
      if (isResident(fed)) return [name, fed];
      const array = typeof fed === "number" ? single(fed, dtype) : fed;
      if (!(array instanceof arrayOf[dtype]) || array.length !== sizeOf(shape))
        throw new EngineError(
          "bad-input",
          `Input ${name} received ${received(array)}; it accepts ${arrayOf[dtype].name} of ${sizeOf(shape)} for the shape [${shape.join(", ")}].`,
        );
      return [name, array];
    }),
  );
}

const single = (value: number, dtype: keyof typeof arrayOf) =>
  dtype === "int64" ? BigInt64Array.of(BigInt(value)) : arrayOf[dtype].of(value);

const received = (array: Exclude<Fed, Resident> | undefined): string =>
  array === undefined ? "nothing" : `${array.constructor.name} of ${array.length}`;
