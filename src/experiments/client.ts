/** @file Run an experiment in the worker, seen from the page. */
import type { FrameBase, Result, Values } from "./contract.ts";
import type { EngineInfo, FromWorker, ToWorker } from "./protocol.ts";
import { createWatchdog } from "./watchdog.ts";

export type LiveEvent =
  | { readonly type: "ready"; readonly engine: EngineInfo }
  | { readonly type: "frame"; readonly frame: FrameBase }
  | { readonly type: "result"; readonly result: Result };

export interface LiveRun {
  /** What the run does, until its result; leaving the loop before it terminates the worker. */
  readonly events: AsyncGenerator<LiveEvent, void>;
  pause(): void;
  resume(): void;
}

/** Seconds without a sign of life after which a run counts as lost; the longest silence is the download. */
const patienceSeconds = 90;

function checkBrowser(): void {
  if (typeof Worker === "undefined")
    throw new Error("This browser does not run web workers, which the experiment needs.");
  if (typeof WebAssembly === "undefined")
    throw new Error("This browser does not run WebAssembly, which the experiment needs.");
}

/** A worker between two runs, with its engine; at most one is kept. */
let idle: { readonly slug: string; readonly worker: Worker } | undefined;

/** The reason of an abort that leaves the worker to the next run instead of terminating it. */
export const superseded = "superseded";

/** Number of the last run. */
let lastId = 0;

interface StartOptions {
  /** Aborting ends the events. */
  readonly signal: AbortSignal;
  /** Keep the worker, with its engine, for the next run of the experiment. */
  readonly keepWorker: boolean;
}

/** Start an experiment; a failure is thrown out of the events in words. */
export function start(
  slug: string,
  params: Values,
  seed: number,
  { signal, keepWorker }: StartOptions,
): LiveRun {
  checkBrowser();
  const worker = takeWorker(slug);
  const id = ++lastId;
  const send = (message: ToWorker) => worker.postMessage(message);
  const inbox = createInbox(worker, id, signal);
  let isReleased = false;
  const release = (isUsable: boolean) => {
    if (isReleased) return;
    isReleased = true;
    if (!isUsable || !keepWorker) return worker.terminate();
    idle?.worker.terminate();
    idle = { slug, worker };
  };
  signal.addEventListener("abort", () => {
    const isUsable = signal.reason === superseded;
    if (isUsable) send({ type: "stop" });
    release(isUsable);
  });
  send({ type: "start", id, slug, params, seed });
  return {
    events: receive(inbox, send, release),
    pause: () => {
      inbox.watchdog.pause(true);
      send({ type: "pause" });
    },
    resume: () => {
      inbox.watchdog.pause(false);
      send({ type: "resume" });
    },
  };
}

/** Let a worker load what an experiment needs, because a reader is about to run it. */
export function prepare(slug: string): void {
  if (idle?.slug === slug) return;
  let worker: Worker;
  try {
    worker = takeWorker(slug);
  } catch {
    // The run will say why.
    return;
  }
  // Nobody waits for it yet: the run will try anew, and say what fails.
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    if (idle?.worker === worker) idle = undefined;
  };
  idle = { slug, worker };
  worker.postMessage({ type: "prepare", slug } satisfies ToWorker);
}

/** Take the idle worker if it is of this experiment, else make one. */
function takeWorker(slug: string): Worker {
  const kept = idle;
  idle = undefined;
  if (kept?.slug === slug) return kept.worker;
  kept?.worker.terminate();
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}

type Failure = { readonly type: "error"; readonly message: string };
type Incoming = LiveEvent | Failure | { readonly type: "end" };
type Inbox = ReturnType<typeof createInbox>;

/** Queue what comes from the worker, and what happens to it. */
function createInbox(worker: Worker, id: number, signal: AbortSignal) {
  const queue: Incoming[] = [];
  let wake = () => {};
  const put = (message: Incoming) => {
    queue.push(message);
    wake();
  };
  const fail = (message: string) => put({ type: "error", message });
  const watchdog = createWatchdog(patienceSeconds, () =>
    fail("The run has not answered for a while and was stopped."),
  );
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.id === id) put(data);
  };
  worker.onmessageerror = () => fail("A message of the run could not be read.");
  worker.onerror = ({ message }) =>
    fail(
      `The worker could not start or stopped${message ? `: ${message}` : ". If you are offline, go online and try again."}`,
    );
  signal.addEventListener("abort", () => put({ type: "end" }));
  const next = async (): Promise<Incoming> => {
    for (;;) {
      const message = queue.shift();
      if (message) return message;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { next, watchdog };
}

/** Wait for the next painted frame; for a second where the reader wants little motion. */
function whenDrawn(then: () => void): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) setTimeout(then, 1000);
  else requestAnimationFrame(then);
}

async function* receive(
  inbox: Inbox,
  send: (message: ToWorker) => void,
  release: (isUsable: boolean) => void,
): AsyncGenerator<LiveEvent, void> {
  let isUsable = false;
  try {
    for (;;) {
      const message = await inbox.next();
      inbox.watchdog.reset();
      if (message.type === "end") return;
      if (message.type === "error") throw new Error(message.message);
      if (message.type === "frame") whenDrawn(() => send({ type: "drawn" }));
      isUsable = message.type === "result";
      yield message;
      if (isUsable) return;
    }
  } finally {
    inbox.watchdog.stop();
    release(isUsable);
  }
}
