/** @file The one worker of all experiments: runs a folder's `run.ts` on the engine and posts what it yields. */
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import { createEngine, type Engine } from "#engine";
import { readFrom } from "#models";
import { createRandom } from "#random";
import type { Run } from "./contract.ts";
import { createOutbox, type FrameOutbox } from "./frame-outbox.ts";
import type { FromWorker, StartMessage, ToWorker } from "./protocol.ts";

const runs = import.meta.glob<Run>("./*/run.ts", { import: "run" });
const readFile = readFrom(new URL(import.meta.env.BASE_URL, self.location.origin));

interface Running {
  readonly abort: AbortController;
  readonly outbox: FrameOutbox;
  readonly post: (message: WithoutId<FromWorker>) => void;
  gate: PromiseWithResolvers<void> | undefined;
}
type WithoutId<M> = M extends unknown ? Omit<M, "id"> : never;

let engine: Promise<Engine> | undefined;
let running: Running | undefined;
/** The end of the last run. */
let ended = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "prepare")
    load(data.slug).catch((error: unknown) => {
      // A run that has begun says it itself.
      if (!running) reportError(error);
    });
  if (data.type === "drawn") running?.outbox.drawn();
  if (data.type === "pause" && running) running.gate ??= Promise.withResolvers();
  if (data.type === "resume") open();
  if (data.type === "stop") stop();
  if (data.type === "start") {
    stop();
    const run = createRunning(data.id);
    running = run;
    ended = ended.then(() => report(data, run));
  }
};

function createRunning(id: number): Running {
  const post: Running["post"] = (message) => self.postMessage({ ...message, id });
  const outbox = createOutbox((frame) => post({ type: "frame", frame }));
  return { abort: new AbortController(), outbox, post, gate: undefined };
}

function open(): void {
  running?.gate?.resolve();
  if (running) running.gate = undefined;
}

function stop(): void {
  running?.abort.abort();
  open();
}

async function report(message: StartMessage, run: Running): Promise<void> {
  try {
    await perform(message, run);
  } catch (error) {
    if (run.abort.signal.aborted) return;
    run.post({ type: "error", message: error instanceof Error ? error.message : String(error) });
  }
}

async function load(slug: string): Promise<[Run, Engine]> {
  const loadRun = runs[`./${slug}/run.ts`];
  if (!loadRun) throw new Error(`There is no experiment "${slug}".`);
  engine ??= createEngine({ wasmUrl });
  return Promise.all([loadRun(), engine]);
}

async function perform({ slug, params, seed }: StartMessage, running: Running): Promise<void> {
  const [run, engine] = await load(slug);
  const { backend, threads, version, reason } = engine;
  running.post({ type: "ready", engine: { backend, threads, version, reason } });
  const { signal } = running.abort;
  const random = createRandom(seed);
  const frames = run({ engine, params, seed, random, signal, readFile });
  let step = await frames.next();
  for (; !step.done; step = await frames.next()) {
    running.outbox.post(step.value);
    await messages();
    await running.gate?.promise;
    if (signal.aborted) throw signal.reason;
  }
  running.post({ type: "result", result: step.value });
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
