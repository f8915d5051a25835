/** @file A device on any build of onnxruntime. */
import type { InferenceSession, Tensor, TensorConstructor } from "onnxruntime-web/wasm";
import { emit, input, neg, type Program, program } from "#graph";
import { type Device, type Fed, isResident, type Outputs, type Resident } from "./device.ts";
import type { EngineInfo, Values } from "./engine.ts";
import { type EngineError, type EngineErrorKind, explain } from "./error.ts";
import { inOrder } from "./in-order.ts";
import { wrapModel } from "./loaded-model.ts";
import { createSessionCache } from "./session-cache.ts";

/** The part of onnxruntime that a device stands on. */
export interface Runtime {
  readonly info: EngineInfo;
  readonly options: InferenceSession.SessionOptions;
  readonly Tensor: TensorConstructor;
  createSession(
    model: Uint8Array,
    options: InferenceSession.SessionOptions,
  ): Promise<InferenceSession>;
  /** What has gone wrong beside the calls, so that no result can be trusted any longer. */
  fault?(): EngineError | undefined;
}

/** Make a device of a runtime and see that it works; it does one thing at a time. */
export async function createOnnxDevice(runtime: Runtime): Promise<Device> {
  const queue = inOrder();
  const lease = createSessionCache<InferenceSession>();
  const attempt: Attempt = (failure, work) => queue(() => trusted(runtime, failure, work));
  const create = (model: Uint8Array, options: InferenceSession.SessionOptions = {}) =>
    runtime.createSession(model, { ...quiet, ...runtime.options, ...options });
  // Open to the end: onnxruntime destroys a graphics device with its last session.
  const probe = await attempt("load-failed", () =>
    create(emit(program({ works: neg(input("it", [])) }))),
  );
  return {
    info: runtime.info,
    async compile(program, keep) {
      const model = emit(program);
      const key = await keyOf(model, keep);
      const options = runtime.info.backend === "webgpu" ? onGpu(keep) : {};
      const { session, release } = await attempt("compile-failed", () =>
        lease(key, () => create(model, options)),
      );
      return {
        run: (feeds) =>
          attempt("run-failed", async () =>
            sort(await session.run(toTensors(runtime, program, feeds)), keep, attempt),
          ),
        dispose: () => queue(release),
      };
    },
    async load(model, beside) {
      const externalData = Object.entries(beside).map(([path, data]) => ({ path, data }));
      const session = await attempt("compile-failed", () => create(model, { externalData }));
      return wrapModel(session, runtime.Tensor, attempt, () => queue(() => session.release()));
    },
    dispose: () => queue(() => probe.release()),
  };
}

export type Attempt = <T>(failure: EngineErrorKind, work: () => Promise<T>) => Promise<T>;

/** Failures are thrown; nothing is written to the console. */
const quiet = { graphOptimizationLevel: "all", logSeverityLevel: 4 } as const;

const onGpu = (keep: readonly string[]): InferenceSession.SessionOptions => ({
  preferredOutputLocation: Object.fromEntries(keep.map((name) => [name, "gpu-buffer"])),
});

async function trusted<T>(
  { fault }: Runtime,
  failure: EngineErrorKind,
  work: () => Promise<T>,
): Promise<T> {
  const check = () => {
    const found = fault?.();
    if (found) throw found;
  };
  try {
    check();
    const result = await work();
    check();
    return result;
  } catch (error) {
    throw fault?.() ?? explain(failure, error);
  }
}

let unhashed = 0;

/** Without a secure context there is no digest, and every program is its own. */
async function keyOf(model: Uint8Array<ArrayBuffer>, keep: readonly string[]): Promise<string> {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", model);
  return digest === undefined
    ? `${unhashed++}`
    : [String.fromCharCode(...new Uint8Array(digest)), ...keep].join(" ");
}

interface TensorResident extends Resident {
  readonly tensor: Tensor;
}

const toTensors = (
  { Tensor }: Runtime,
  { inputs }: Program,
  feeds: Readonly<Record<string, Fed>>,
) =>
  Object.fromEntries(
    Object.entries(feeds).map(([name, fed]) => [
      name,
      isResident(fed)
        ? (fed as TensorResident).tensor
        : new Tensor(inputs[name]!.dtype, fed as Float32Array, inputs[name]!.shape),
    ]),
  );

function sort(
  outputs: InferenceSession.ReturnType,
  keep: readonly string[],
  attempt: Attempt,
): Outputs {
  const values: Values = {};
  const kept: Record<string, TensorResident> = {};
  for (const [name, tensor] of Object.entries(outputs))
    if (keep.includes(name)) kept[name] = resident(tensor, attempt);
    else values[name] = floats(tensor.data);
  return { values, kept };
}

const resident = (tensor: Tensor, attempt: Attempt): TensorResident => ({
  tensor,
  read: () => attempt("run-failed", async () => floats(await tensor.getData())),
  dispose: () => tensor.dispose(),
});

const floats = (data: Tensor.DataType): Float32Array<ArrayBuffer> =>
  data instanceof Float32Array
    ? (data as Float32Array<ArrayBuffer>)
    : Float32Array.from(data as Iterable<number | bigint>, Number);
