/** @file Run an experiment in the worker, seen from the page. */
import type { FrameBase, Result, Values } from "./contract.ts";
import type { EngineInfo, FromWorker, ToWorker } from "./protocol.ts";
import { createWatchdog } from "./watchdog.ts";

export type LiveEvent =
  | { readonly type: "ready"; readonly engine: EngineInfo }
  | { readonly type: "frame"; readonly frame: FrameBase }
  | { readonly type: "result"; readonly result: Result };

export interface LiveRun {
  /** What the run does, until its result; leaving the loop terminates the worker. */
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

/** Start an experiment. An aborted signal ends the events; a failure is thrown out of them in words. */
export function start(slug: string, params: Values, seed: number, signal: AbortSignal): LiveRun {
  checkBrowser();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const send = (message: ToWorker) => worker.postMessage(message);
  const inbox = createInbox(worker, signal);
  send({ type: "start", slug, params, seed });
  return {
    events: receive(worker, inbox, send),
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

type Incoming = FromWorker | { readonly type: "end" };
type Inbox = ReturnType<typeof createInbox>;

/** Queue what comes from the worker, and what happens to it. */
function createInbox(worker: Worker, signal: AbortSignal) {
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
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => put(data);
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
  worker: Worker,
  inbox: Inbox,
  send: (message: ToWorker) => void,
): AsyncGenerator<LiveEvent, void> {
  try {
    for (;;) {
      const message = await inbox.next();
      inbox.watchdog.reset();
      if (message.type === "end") return;
      if (message.type === "error") throw new Error(message.message);
      if (message.type === "frame") whenDrawn(() => send({ type: "drawn" }));
      yield message;
      if (message.type === "result") return;
    }
  } finally {
    inbox.watchdog.stop();
    worker.terminate();
  }
}
