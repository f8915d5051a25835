import type { Load } from "./call.ts";

export type RuntimeName = "node" | "chromium";

export interface Contender {
  readonly title: string;
  readonly runtimes: readonly RuntimeName[];
  /** Whether it can use more than one thread where the page is cross-origin isolated. */
  readonly threaded: boolean;
  readonly load: () => Promise<Load>;
}

/** The peers are there only once they are installed, so that no type checker follows them. */
const peer =
  (library: "jax" | "tfjs", load: string): Contender["load"] =>
  async () =>
    (await import(`./peers/${library}/load.ts`))[load];

/** Everyone who takes part. */
export const contenders = {
  "ours-web": {
    title: "ours, onnxruntime-web",
    runtimes: ["node", "chromium"],
    threaded: true,
    load: async () => (await import("./ours/load.ts")).loadWasm,
  },
  "ours-webgpu": {
    title: "ours, onnxruntime-web on WebGPU",
    runtimes: ["chromium"],
    threaded: false,
    load: async () => (await import("./ours/load.ts")).loadWebgpu,
  },
  "ours-node": {
    title: "ours, onnxruntime-node",
    runtimes: ["node"],
    threaded: false,
    load: async () => (await import("./ours/load-node.ts")).loadNode,
  },
  "jax-wasm": {
    title: "jax-js, wasm",
    runtimes: ["node", "chromium"],
    threaded: true,
    load: peer("jax", "loadJax"),
  },
  "tfjs-wasm": {
    title: "TensorFlow.js, wasm",
    runtimes: ["node", "chromium"],
    threaded: false,
    load: peer("tfjs", "loadWasm"),
  },
  "tfjs-wasm-tuned": {
    title: "TensorFlow.js, wasm, gradients by hand",
    runtimes: ["node", "chromium"],
    threaded: true,
    load: peer("tfjs", "loadTunedWasm"),
  },
  "tfjs-cpu": {
    title: "TensorFlow.js, cpu",
    runtimes: ["node", "chromium"],
    threaded: false,
    load: peer("tfjs", "loadCpu"),
  },
} as const satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;
