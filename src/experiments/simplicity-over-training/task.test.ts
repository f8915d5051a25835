import { expect, test } from "vitest";
import { createRandom } from "#random";
import { drawTask, inputs } from "./task.ts";

const sizes = { parity: 3, examples: 64 };
const draw = (labelling: "structure" | "random", seed = 1) =>
  drawTask(createRandom(seed), labelling, sizes);

const rowsOf = ({ x }: { readonly x: readonly number[] }) =>
  Array.from({ length: x.length / inputs }, (_, i) => x.slice(i * inputs, (i + 1) * inputs));

test("Every sign vector is trained on or held out, once.", () => {
  const { train, heldOut } = draw("structure");
  expect([train.count, heldOut.count]).toEqual([64, 192]);
  const rows = [...rowsOf(train), ...rowsOf(heldOut)].map(String);
  expect(new Set(rows).size).toBe(256);
});

test("The rule is the product of the first bits.", () => {
  const { heldOut } = draw("structure");
  rowsOf(heldOut).forEach(([a, b, c], i) => {
    expect(heldOut.y[i]).toBe(a! * b! * c!);
  });
});

test("Random labels have the same inputs, and about half agree with the rule.", () => {
  const [rule, coin] = [draw("structure"), draw("random")];
  expect(coin.train.x).toEqual(rule.train.x);
  const agreeing = rule.heldOut.y.filter((y, i) => y === coin.heldOut.y[i]).length;
  expect(Math.abs(agreeing / 192 - 0.5)).toBeLessThan(0.15);
});
