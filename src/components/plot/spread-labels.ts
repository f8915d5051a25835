/**
 * Move labels apart, as little as possible, so that none is nearer to the next than `gap` and all are in [low, high].
 * Overlapping neighbours are pooled and centred on the mean of their wishes, which is the least-squares answer.
 */
export function spreadLabels(
  wishes: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const pools: { mean: number; size: number }[] = [];
  order.forEach((label, rank) => {
    // With the gaps taken out, "far enough apart" reads "in ascending order".
    let pool = { mean: (wishes[label] ?? 0) - rank * gap, size: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop();
      const size = last.size + pool.size;
      pool = { mean: (last.mean * last.size + pool.mean * pool.size) / size, size };
    }
    pools.push(pool);
  });
  const highest = Math.max(low, high - (wishes.length - 1) * gap);
  const ranked = pools.flatMap(({ mean, size }) =>
    Array<number>(size).fill(Math.min(Math.max(mean, low), highest)),
  );
  const places = Array<number>(wishes.length).fill(0);
  order.forEach((label, rank) => {
    places[label] = (ranked[rank] ?? 0) + rank * gap;
  });
  return places;
}
