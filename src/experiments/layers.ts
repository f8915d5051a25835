export interface Layer<T> {
  readonly source: "recorded" | "live";
  readonly data: T;
}

/**
 * List what a panel draws, from back to front: the recorded run, and over it the reader's as soon as there
 * is some of it. A recorded run with other settings gives way.
 */
export function layersOf<T>(
  recorded: T,
  live: T | undefined,
  comparable: boolean,
): readonly [Layer<T>, ...Layer<T>[]] {
  const back = { source: "recorded", data: recorded } as const;
  if (live === undefined) return [back];
  const front = { source: "live", data: live } as const;
  return comparable ? [back, front] : [front];
}
