import { expect, test } from "vitest";
import { rotated } from "./rotation.ts";

test("starts one further on in every round", () => {
  expect([0, 1, 2, 3].map((round) => rotated(["a", "b", "c"], round).join(""))).toEqual([
    "abc",
    "bca",
    "cab",
    "abc",
  ]);
});

test("lets each play in each place equally often over as many rounds as there are players", () => {
  const rounds = [0, 1, 2, 3].map((round) => rotated([..."abcd"], round));
  for (const place of [0, 1, 2, 3])
    expect(new Set(rounds.map((round) => round[place])).size).toBe(4);
});
