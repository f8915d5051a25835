/** @file One device made of several: what the first cannot do is given to the next. */
import { type Compiled, type Device, type Fed, isResident } from "./device.ts";
import type { EngineInfo } from "./engine.ts";
import { EngineError, type EngineErrorKind } from "./error.ts";

const elsewhere: readonly EngineErrorKind[] = [
  "no-webassembly",
  "no-webgpu",
  "load-failed",
  "compile-failed",
  "out-of-memory",
  "device-lost",
];
const mayWorkElsewhere = (error: unknown): error is EngineError =>
  error instanceof EngineError && elsewhere.includes(error.kind);

/** Start the first device that starts; its info is always that of the device that took the last program. */
export async function createFallbackDevice(
  starts: readonly (() => Promise<Device>)[],
  onFallback: (reason: string) => void,
): Promise<Device> {
  const started: Promise<Device>[] = [];
  let info: EngineInfo | undefined;

  /** Do something on the first device from the given one on that can; the first failure is the one to tell. */
  const onFirst = async <T>(
    from: number,
    work: (device: Device) => Promise<T>,
    cause?: EngineError,
  ): Promise<{ readonly at: number; readonly result: T }> => {
    for (let at = from; at < starts.length; at++)
      try {
        started[at] ??= starts[at]!();
        const device = await started[at]!;
        const result = await work(device);
        const { backend, reason } = device.info;
        const why = cause
          ? `${cause.message.replace(/\.?\s*$/, ".")} It goes on with ${backend}.`
          : reason;
        if (cause && why !== info?.reason) onFallback(why);
        info = { ...device.info, reason: why };
        return { at, result };
      } catch (error) {
        if (!mayWorkElsewhere(error)) throw error;
        cause ??= error;
      }
    throw cause;
  };

  const { result: first } = await onFirst(0, async (device) => device);
  return {
    get info() {
      return info ?? first.info;
    },
    async compile(program, keep) {
      let home = await onFirst(0, (device) => device.compile(program, keep));
      const run: Compiled["run"] = async (feeds) => {
        try {
          return await home.result.run(feeds);
        } catch (error) {
          if (!mayWorkElsewhere(error)) throw error;
          const brought = await bring(feeds, error);
          await home.result.dispose().catch(() => {}); // it may have gone down with its device
          home = await onFirst(home.at + 1, (device) => device.compile(program, keep), error);
          return run(brought);
        }
      };
      return { run, dispose: () => home.result.dispose() };
    },
    load: async (...file) => (await onFirst(0, (device) => device.load(...file))).result,
    async dispose() {
      for (const device of started) await (await device.catch(() => undefined))?.dispose();
    },
  };
}

/** Fetch what stayed on a device that failed; what was lost with it cannot be fetched. */
async function bring(feeds: Readonly<Record<string, Fed>>, cause: EngineError) {
  const fetched = Object.entries(feeds).map(async ([name, fed]) => {
    const values = isResident(fed) ? await fed.read().catch(() => Promise.reject(cause)) : fed;
    return [name, values] as const;
  });
  return Object.fromEntries(await Promise.all(fetched));
}
