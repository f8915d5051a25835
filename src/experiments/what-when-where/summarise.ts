/** @file The run in a few sentences. */
import { formatNumber } from "#notation";
import { bar } from "./gather.ts";
import { mean } from "./mean.ts";
import type { Data } from "./types.ts";

/** Name a checkpoint. */
export const afterGames = (games: number): string =>
  games === 0 ? "untrained" : `after ${games.toLocaleString("en-US")} games`;

/** The places of the concepts that stand out at the last checkpoint probed, those that do most first. */
export function standingOut({ excess }: Data): number[] {
  const last = excess.at(-1)!.map((bySet) => mean(bySet) ?? 0);
  return [...last.keys()].filter((k) => last[k]! >= bar).sort((a, b) => last[b]! - last[a]!);
}

/** Say what the figure shows. */
export function summarise(data: Data): string {
  const { concepts, games, excess, positions, heldOut, sets, value } = data;
  const first = standingOut(data);
  const name = (k: number) =>
    `${concepts[k]!.title.toLowerCase()} (+${formatNumber(mean(excess.at(-1)![k]!) ?? 0, 2)})`;
  const network =
    games.at(-1) === 0 ? "the untrained network" : `the network ${afterGames(games.at(-1)!)}`;
  const found =
    first.length === 0
      ? `none of ${concepts.length} concepts can be read`
      : `${first.length} of ${concepts.length} concepts can be read`;
  const which = first.length === 0 ? "" : `: most of all ${first.slice(0, 3).map(name).join(", ")}`;
  const fit = value.at(-1)!;
  const share = (values: readonly number[]) => `${formatNumber(100 * (mean(values) ?? 0), 2)} %`;
  return `On ${sets > 1 ? `${sets} sets of ` : ""}${positions.toLocaleString("en-US")} positions, ${heldOut.toLocaleString("en-US")} of them held out, ${found} from ${network} at least ${bar} better than from the input planes, an untrained network or shuffled labels${which}. The concepts explain ${share(fit.concepts)} of its value head, the input planes ${share(fit.planes)}, both together ${share(fit.both)}.`;
}
