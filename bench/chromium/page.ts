/** @file The page of a contender: hands requests to its worker. */
import type { Opening, Request, Round } from "../seat.ts";

const worker = new Worker(new URL("worker.ts", import.meta.url), { type: "module" });

export type Reply = { readonly answer: Opening | Round } | { readonly error: string };

declare global {
  /** Hand a request to the contender. */
  var ask: (request: Request) => Promise<Reply>;
}

globalThis.ask = (request) =>
  new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
    worker.onerror = ({ message }) => resolve({ error: message });
    worker.postMessage(request);
  });
