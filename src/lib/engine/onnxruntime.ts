/** @file The engine on onnxruntime-web's WebAssembly: the only file that imports onnxruntime. */
import * as ort from "onnxruntime-web/wasm";
import { emit, input, neg, type Program, program } from "#graph";
import { checkFeeds } from "./check-feeds.ts";
import type { Engine, Executable, Values } from "./engine.ts";
import { EngineError } from "./error.ts";
import { createTrainer } from "./trainer.ts";

export interface EngineOptions {
  /** Address of the runtime's `.wasm` file; in Node it is found without. */
  readonly wasmUrl?: string;
  /** More than one needs a cross-origin isolated page. Default 1. */
  readonly threads?: number;
}

/** Start the engine on WebAssembly. */
export async function createEngine({ wasmUrl, threads = 1 }: EngineOptions = {}): Promise<Engine> {
  if (typeof WebAssembly === "undefined")
    throw new EngineError("no-webassembly", "This browser does not run WebAssembly.");
  if (wasmUrl !== undefined) ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  const usable = globalThis.crossOriginIsolated ? threads : 1;
  ort.env.wasm.numThreads = usable;
  const probe = program({ loaded: neg(input("x", [])) });
  await (await compileProgram(probe, "load-failed")).dispose();
  const open = new Set<Executable>();
  const compile = async (program: Program): Promise<Executable> => {
    const executable = await compileProgram(program, "compile-failed");
    open.add(executable);
    return {
      run: executable.run,
      async dispose() {
        open.delete(executable);
        await executable.dispose();
      },
    };
  };
  return {
    backend: "wasm",
    threads: usable,
    version: ort.env.versions.web ?? ort.env.versions.common,
    compile,
    train: (step, options) => createTrainer(compile, step, options),
    async dispose() {
      await Promise.all([...open].map((executable) => executable.dispose()));
    },
  };
}

async function compileProgram(
  program: Program,
  failure: "load-failed" | "compile-failed",
): Promise<Executable> {
  const session = await explain(failure, () =>
    ort.InferenceSession.create(emit(program), { graphOptimizationLevel: "all" }),
  );
  let isOpen = true;
  return {
    async run(feeds) {
      if (!isOpen) throw new EngineError("disposed", "This program has been disposed of.");
      const tensors = Object.fromEntries(
        Object.entries(checkFeeds(program, feeds)).map(([name, values]) => {
          const { dtype, shape } = program.inputs[name]!;
          return [name, new ort.Tensor(dtype, values as Float32Array, shape)];
        }),
      );
      const outputs = await explain("run-failed", () => session.run(tensors));
      return toFloats(outputs);
    },
    async dispose() {
      if (!isOpen) return;
      isOpen = false;
      await session.release();
    },
  };
}

const toFloats = (outputs: ort.InferenceSession.ReturnType): Values =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, { data }]) => [
      name,
      data instanceof Float32Array
        ? (data as Float32Array<ArrayBuffer>)
        : Float32Array.from(data as Iterable<number | bigint>, Number),
    ]),
  );

const inWords = {
  "load-failed": "The WebAssembly runtime could not be loaded",
  "compile-failed": "The program could not be compiled",
  "run-failed": "The program stopped while it ran",
} as const;

async function explain<T>(kind: keyof typeof inWords, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EngineError(kind, `${inWords[kind]}: ${reason}`, { cause });
  }
}
