import type { Program } from "#graph";
import { checkFeeds } from "./check-feeds.ts";
import type { Device } from "./device.ts";
import type { Engine } from "./engine.ts";
import { EngineError } from "./error.ts";
import { createTrainer, type KeepingExecutable } from "./trainer.ts";

/** Make an engine of a device: check what is fed, and dispose of everything that is still open at the end. */
export function openEngine(device: Device): Engine {
  const open = new Set<() => Promise<void>>();
  let isOpen = true;
  const owned = async <F, V>(make: () => Promise<Runnable<F, V>>): Promise<Runnable<F, V>> => {
    if (!isOpen) throw new EngineError("disposed", "This engine has been disposed of.");
    const made = await make();
    const dispose = async () => {
      if (open.delete(dispose)) await made.dispose();
    };
    open.add(dispose);
    return {
      async run(feeds) {
        if (!open.has(dispose)) throw new EngineError("disposed");
        return made.run(feeds);
      },
      dispose,
    };
  };
  const compileKeeping = async (
    program: Program,
    keep: readonly string[],
  ): Promise<KeepingExecutable> => {
    const { run, dispose } = await owned(() => device.compile(program, keep));
    return { run: async (feeds) => run(checkFeeds(program, feeds)), dispose };
  };
  return {
    get backend() {
      return device.info.backend;
    },
    get threads() {
      return device.info.threads;
    },
    get version() {
      return device.info.version;
    },
    get reason() {
      return device.info.reason;
    },
    async compile(program) {
      const { run, dispose } = await compileKeeping(program, []);
      return { run: async (feeds) => (await run(feeds)).values, dispose };
    },
    train: (step, options) => createTrainer(compileKeeping, step, options),
    async load(bytes, beside = {}) {
      const model = await device.load(bytes, beside);
      return { ...model, ...(await owned(async () => model)) };
    },
    async dispose() {
      isOpen = false;
      await Promise.all([...open].map((dispose) => dispose()));
      await device.dispose();
    },
  };
}

interface Runnable<F, V> {
  run(feeds: F): Promise<V>;
  dispose(): Promise<void>;
}
