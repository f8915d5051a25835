import { describe, expect, test } from "vitest";
import { sumOf } from "#modular";
import { createRandom } from "#random";
import { compareAnswers, compareNetworks, correlationOf, type Read } from "./compare-networks.ts";
import { readLogits } from "./read-network.ts";

const p = 11;
const rights = Array.from({ length: p * p }, (_, pair) => sumOf(pair, p));

function clock(frequencies: readonly number[]): Read {
  const logits = Float32Array.from({ length: p ** 3 }, (_, i) => {
    const [a, b, c] = [Math.floor(i / (p * p)), Math.floor(i / p) % p, i % p];
    return frequencies.reduce((sum, k) => sum + Math.cos((2 * Math.PI * k * (a + b - c)) / p), 0);
  });
  const reading = { ...readLogits(logits, p), train: 1, heldOut: 1, symmetricity: 0 };
  return { reading, logits };
}

describe("Answers", () => {
  test("of two right networks agree, and there are no errors to compare.", () => {
    expect(compareAnswers(rights, rights, p)).toEqual({ agreement: 1, agreementByChance: 1 });
  });

  test("are counted where both are wrong, by plain counting.", () => {
    const wrong = (offset: number, upTo: number) =>
      rights.map((right, pair) => (pair < upTo ? (right + offset) % p : right));
    const { agreement, sameErrors, agreementByChance } = compareAnswers(
      wrong(1, 20),
      wrong(2, 30),
      p,
    );
    expect(agreement).toBeCloseTo(91 / 121, 12);
    expect(sameErrors).toBe(0);
    expect(agreementByChance).toBeCloseTo(
      (101 / 121) * (91 / 121) + ((20 / 121) * (30 / 121)) / 10,
      12,
    );
    expect(compareAnswers(wrong(1, 20), wrong(1, 30), p).sameErrors).toBe(1);
  });
});

describe("Two clocks", () => {
  test("with other frequencies answer alike and score differently; a renaming makes them share all.", () => {
    const compared = compareNetworks(clock([1, 2]), clock([3, 5]), p, createRandom(1), true);
    expect(compared.agreement).toBe(1);
    expect(compared.correlation).toBeCloseTo(0, 5);
    expect(compared).toMatchObject({ shared: 0, sharedRenamed: 2, used: 4 });
    expect(compared.sharedByChance).toBeCloseTo(4 / 5, 12);
    expect(compared.sharedRenamedByChance).toBeGreaterThanOrEqual(1);
    expect(compared.sharedRenamedByChance).toBeLessThanOrEqual(2);
  });

  test("that are one correlate fully, whatever their scale and what is added to all answers.", () => {
    const { logits } = clock([1, 4]);
    const scaled = logits.map((value, i) => 3 * value + Math.floor(i / p));
    expect(correlationOf(logits, scaled, p)).toBeCloseTo(1, 5);
    expect(
      correlationOf(
        logits,
        logits.map((value) => -value),
        p,
      ),
    ).toBeCloseTo(-1, 5);
  });

  test("are not renamed where that is off.", () => {
    const compared = compareNetworks(clock([1, 2]), clock([3, 5]), p, createRandom(1), false);
    expect(compared.sharedRenamed).toBe(0);
  });
});
