import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Player } from "../match.ts";

const file = fileURLToPath(new URL("child.ts", import.meta.url));

/** Start a process for a contender. */
export function openInNode(): Player {
  // What a library prints is no part of the table.
  const child = fork(file, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let complaints = "";
  child.stderr!.on("data", (chunk) => {
    complaints += chunk;
  });
  const exited = once(child, "exit");
  const failed = exited.then(([code]) => {
    throw new Error(`The process ended with ${code}: ${complaints}`);
  });
  failed.catch(() => {});
  return {
    async ask(request) {
      child.send(request);
      const [reply] = await Promise.race([once(child, "message"), failed]);
      if ("error" in reply) throw new Error(reply.error);
      return reply.answer;
    },
    async close() {
      child.kill();
      await exited;
    },
  };
}
