/** @file The one worker of all experiments: runs a folder's `run.ts` on the engine and posts what it yields. */
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { createEngine } from "#engine";
import { createRandom } from "#random";
import type { Run } from "./contract.ts";
import { createOutbox } from "./frame-outbox.ts";
import type { FromWorker, StartMessage, ToWorker } from "./protocol.ts";

const runs = import.meta.glob<Run>("./*/run.ts", { import: "run" });
const post = (message: FromWorker) => self.postMessage(message);
const outbox = createOutbox((frame) => post({ type: "frame", frame }));

let gate: PromiseWithResolvers<void> | undefined;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "drawn") outbox.drawn();
  if (data.type === "pause") gate ??= Promise.withResolvers();
  if (data.type === "resume") {
    gate?.resolve();
    gate = undefined;
  }
  if (data.type === "start") void report(data);
};

async function report(message: StartMessage): Promise<void> {
  try {
    await perform(message);
  } catch (error) {
    post({ type: "error", message: error instanceof Error ? error.message : String(error) });
  }
}

async function perform({ slug, params, seed }: StartMessage): Promise<void> {
  const load = runs[`./${slug}/run.ts`];
  if (!load) throw new Error(`There is no experiment "${slug}".`);
  const [run, engine] = await Promise.all([load(), createEngine({ wasmUrl })]);
  const { backend, threads, version, reason } = engine;
  post({ type: "ready", engine: { backend, threads, version, reason } });
  // The page cancels by terminating this worker, so the signal never fires here.
  const { signal } = new AbortController();
  const frames = run({ engine, params, seed, random: createRandom(seed), signal });
  let step = await frames.next();
  for (; !step.done; step = await frames.next()) {
    outbox.post(step.value);
    await messages();
    await gate?.promise;
  }
  post({ type: "result", result: step.value });
}

/** Let waiting messages in: a run may go on for long without returning to the event loop. */
function messages(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
