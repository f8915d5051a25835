/** @file Choices that keep account of how surprising they were. */
import type { Random } from "#random";

export interface Draw {
  /** One of the items, which is the likelier the more often it is listed. */
  pick<T>(items: readonly T[]): T;
  /** -log of the probability of all that was picked so far. */
  readonly nats: number;
}

/** Start choosing. */
export function createDraw(random: Random): Draw {
  let nats = 0;
  return {
    pick(items) {
      const picked = items[random.integer(items.length)]!;
      nats += Math.log(items.length / items.filter((item) => item === picked).length);
      return picked;
    },
    get nats() {
      return nats;
    },
  };
}
