/** @file What a contender makes of a workload. */
import type { WorkloadName } from "./workloads/workloads.ts";

/** Take the workload's steps and resolve to the loss, when all of the work is done. */
export type Call = () => Promise<number>;

/** Build and compile a workload; put its data and starting values in place. */
export type Prepare = (workload: WorkloadName) => Promise<Call>;

export interface LoadOptions {
  readonly threads: number;
  /** Addresses of the Wasm files, in a browser. */
  readonly wasm?: WasmAddresses;
}

export interface WasmAddresses {
  readonly onnxruntime: { readonly wasmUrl: string; readonly threadUrl: string };
  /** By the name under which TensorFlow.js asks for it. */
  readonly tfjs: Readonly<Record<string, string>>;
}

/** Load the library on a device. */
export type Load = (options: LoadOptions) => Promise<Prepare>;
