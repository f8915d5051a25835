/** @file Which run a panel shows: the reader's as soon as all networks are examined, else the recorded one. */
import { kinds } from "../network-kinds.ts";
import type { Data } from "./types.ts";

/** Take everything from one run. */
export function shownOf(
  recorded: Data,
  live: Partial<Data> | undefined,
): Data & { isLive: boolean } {
  const { p, weights, course, networks } = live ?? {};
  return p && weights && course && networks?.length === kinds.length
    ? { p, weights, course, networks, isLive: true }
    : { ...recorded, isLive: false };
}
