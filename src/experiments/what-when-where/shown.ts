/** @file Which run a panel draws. */
import overTraining from "./recorded/over-training.json";
import type { Data } from "./types.ts";

export interface Shown {
  readonly data: Data;
  readonly isLive: boolean;
}

const isWhole = (data: Partial<Data> | undefined): data is Data => data?.scores !== undefined;

/** The reader's run when it is done, else the recorded one. */
export const shownOf = (recorded: Data, live: Partial<Data> | undefined): Shown =>
  isWhole(live) ? { data: live, isLive: true } : { data: recorded, isLive: false };

/** The same for what needs several checkpoints: a run of one gives way to the recorded run over training. */
export function courseOf(recorded: Data, live: Partial<Data> | undefined): Shown {
  const shown = shownOf(recorded, live);
  if (shown.data.games.length > 1) return shown;
  return { data: overTraining.data as unknown as Data, isLive: false };
}

/** Say what was measured on. */
export const basis = ({ positions, heldOut, sets }: Data): string =>
  `${positions.toLocaleString("en-US")} positions, ${heldOut.toLocaleString("en-US")} of them held out${sets > 1 ? `; means over ${sets} sets of them` : ""}`;
