import type { Device } from "./device.ts";
import type { Engine } from "./engine.ts";
import { createFallbackDevice } from "./fallback.ts";
import { openEngine } from "./open-engine.ts";
import { createReferenceDevice } from "./reference.ts";
import { startWasm, type WasmOptions } from "./wasm.ts";
import { startWebgpu } from "./webgpu.ts";

type Backend = "webgpu" | "wasm" | "reference";

export interface EngineOptions extends WasmOptions {
  /** Address of the `.wasm` file of the runtime's JSPI build. */
  readonly webgpuUrl?: string;
  /** What to try, in this order; what one cannot run is given to the next. Default: WebAssembly alone. */
  readonly backends?: readonly Backend[];
  /** Told in a sentence whenever something is given to the next. */
  readonly onFallback?: (reason: string) => void;
}

/** Numbers in and out of a program above which the interpreter would keep a reader waiting. */
const tiny = 20_000;

/** Start the engine that runs in a browser's worker, and in Node. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const { backends = ["wasm"], onFallback = () => {}, webgpuUrl } = options;
  const starts: Record<Backend, () => Promise<Device>> = {
    webgpu: () => startWebgpu(webgpuUrl),
    wasm: () => startWasm(options),
    reference: async () => createReferenceDevice(tiny),
  };
  return openEngine(
    await createFallbackDevice(
      backends.map((backend) => starts[backend]),
      onFallback,
    ),
  );
}
