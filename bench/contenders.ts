import type { Load } from "./call.ts";

export type RuntimeName = "node" | "chromium";

export interface Contender {
  readonly title: string;
  readonly runtimes: readonly RuntimeName[];
  /** Whether it can use more than one thread where the page is cross-origin isolated. */
  readonly threaded: boolean;
  readonly load: () => Promise<Load>;
}

/** Everyone who takes part; the first one is what the others are compared with. */
export const contenders = {
  "ours-web": {
    title: "ours, onnxruntime-web",
    runtimes: ["node", "chromium"],
    threaded: true,
    load: async () => (await import("./ours/load.ts")).loadWasm,
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
    load: async () => (await import("./peers/jax/load.ts")).loadJax,
  },
  "tfjs-wasm": {
    title: "TensorFlow.js, wasm",
    runtimes: ["node", "chromium"],
    threaded: false,
    load: async () => (await import("./peers/tfjs/load.ts")).loadWasm,
  },
  "tfjs-wasm-tuned": {
    title: "TensorFlow.js, wasm, gradients by hand",
    runtimes: ["node", "chromium"],
    threaded: true,
    load: async () => (await import("./peers/tfjs/load.ts")).loadTunedWasm,
  },
  "tfjs-cpu": {
    title: "TensorFlow.js, cpu",
    runtimes: ["node", "chromium"],
    threaded: false,
    load: async () => (await import("./peers/tfjs/load.ts")).loadCpu,
  },
} as const satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;
