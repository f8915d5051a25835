/** @file Two networks against each other: the frequencies that they use, their answers, their logits. */
import { bestSharedCount, eachPair, frequenciesOf, sharedCount, sumOf } from "#modular";
import type { Random } from "#random";
import { answersOf, type Logits } from "./read-network.ts";
import type { PairReading, Reading } from "./types.ts";

export interface Read {
  readonly reading: Reading;
  readonly logits: Logits;
}

/** Random pairs of sets from which chance is estimated. */
const draws = 100;

/** Compare two networks; `random` draws the sets that stand for chance. Nothing is renamed where `rename` is off. */
export function compareNetworks(
  a: Read,
  b: Read,
  p: number,
  random: Random,
  rename: boolean,
): PairReading {
  const [left, right] = [a.reading.frequencies, b.reading.frequencies];
  const renamed = (x: readonly number[], y: readonly number[]) =>
    rename ? bestSharedCount(x, y, p) : sharedCount(x, y);
  const highest = frequenciesOf(p);
  const all = Array.from({ length: highest }, (_, i) => i + 1);
  const drawn = Array.from({ length: draws }, () =>
    renamed(random.shuffle(all).slice(0, left.length), random.shuffle(all).slice(0, right.length)),
  );
  return {
    shared: sharedCount(left, right),
    sharedRenamed: renamed(left, right),
    sharedByChance: (left.length * right.length) / highest,
    sharedRenamedByChance: drawn.reduce((x, y) => x + y, 0) / draws,
    used: new Set([...left, ...right]).size,
    ...compareAnswers(answersOf(a.logits, p), answersOf(b.logits, p), p),
    correlation: correlationOf(a.logits, b.logits, p),
  };
}

/** Agreement in answers; by chance, errors fall on pairs and on wrong answers independently. */
export function compareAnswers(
  a: readonly number[],
  b: readonly number[],
  p: number,
): Pick<PairReading, "agreement" | "agreementByChance" | "sameErrors"> {
  const count = p * p;
  const isRight = (answers: readonly number[], pair: number) => answers[pair] === sumOf(pair, p);
  const pairs = Array.from({ length: count }, (_, pair) => pair);
  const same = pairs.filter((pair) => a[pair] === b[pair]);
  const [left, right] = [a, b].map(
    (answers) => pairs.filter((pair) => isRight(answers, pair)).length / count,
  ) as [number, number];
  const bothWrong = pairs.filter((pair) => !isRight(a, pair) && !isRight(b, pair));
  return {
    agreement: same.length / count,
    agreementByChance: left * right + ((1 - left) * (1 - right)) / (p - 1),
    ...(bothWrong.length > 0 && {
      sameErrors: bothWrong.filter((pair) => a[pair] === b[pair]).length / bothWrong.length,
    }),
  };
}

/** Correlation of two networks' logits, each row centred; 0 where one is constant. */
export function correlationOf(a: Logits, b: Logits, p: number): number {
  const centre = (row: Logits) => {
    const mean = Array.from(row).reduce((x, y) => x + y, 0) / p;
    return Float64Array.from(row, (value) => value - mean);
  };
  let [product, left, right] = [0, 0, 0];
  eachPair(a, p, (x, y, row) => {
    const at = (x * p + y) * p;
    const [own, other] = [centre(row as Logits), centre(b.subarray(at, at + p))];
    for (let c = 0; c < p; c++) {
      product += own[c]! * other[c]!;
      left += own[c]! ** 2;
      right += other[c]! ** 2;
    }
  });
  return left > 0 && right > 0 ? product / Math.sqrt(left * right) : 0;
}
