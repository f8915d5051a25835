/** @file `npm run bench`: how fast our engine is beside its peers, in Node and in Chromium. */
import { availableParallelism } from "node:os";
import { entries } from "./entries.ts";
import { installPeers } from "./install-peers.ts";
import { describeMachine } from "./machine.ts";
import { playMatch } from "./match.ts";
import { openInNode } from "./node/open.ts";
import { type Options, parseOptions } from "./options.ts";
import { recordRun } from "./record.ts";
import type { Row } from "./row.ts";
import { formatTable } from "./table.ts";

const say = (line: string) => console.error(line);

async function main(options: Options): Promise<void> {
  installPeers();
  const usesChromium = options.runtimes.includes("chromium");
  const chromium = usesChromium
    ? await (await import("./chromium/open.ts")).startChromium()
    : undefined;
  const players = entries({ ...options, manyThreads: availableParallelism() });
  const rows: Row[] = [];
  for (const workload of options.workloads) {
    say(`${workload}: ${options.rounds} rounds of ${players.length} entries`);
    rows.push(
      ...(await playMatch(workload, players, {
        rounds: options.rounds,
        secondsPerRound: options.seconds,
        open: async ({ runtime, threads }) =>
          runtime === "node" ? openInNode() : chromium!.open(threads),
      })),
    );
  }
  await chromium?.close();
  if (options.record)
    say(`Recorded in ${recordRun(describeMachine(chromium?.version ?? null), rows)}`);
  console.log(options.json ? JSON.stringify(rows, null, 2) : formatTable(rows));
}

try {
  await main(parseOptions(process.argv.slice(2)));
} catch (error) {
  say((error as Error).message);
  process.exitCode = 2;
}
