import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Player } from "../match.ts";

const child = fileURLToPath(new URL("child.ts", import.meta.url));

/** Start a process for a contender. */
export function openInNode(): Player {
  // What a library prints is no part of the table.
  const process = fork(child, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let complaints = "";
  process.stderr!.on("data", (chunk) => {
    complaints += chunk;
  });
  const exited = once(process, "exit");
  return {
    async ask(request) {
      process.send(request);
      const [reply] = await Promise.race([once(process, "message"), exited]);
      if (typeof reply !== "object") throw new Error(`ended with ${reply}: ${complaints}`);
      if ("error" in reply) throw new Error(reply.error);
      return reply.answer;
    },
    async close() {
      process.kill();
      await exited;
    },
  };
}
