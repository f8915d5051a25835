import { describe, expect, test } from "vitest";
import { judge, outcomeText } from "./verdict.ts";

const bar = 0.9;

describe("A claim", () => {
  test("survives where it holds of every trained network and of no control.", () => {
    const verdict = judge(bar, { trained: [0.9, 1], memorising: [0.89, 0.1], untrained: [0, 0] });
    expect(outcomeText(verdict)).toBe("Survives");
  });

  test("is empty where one control passes for one seed, and names it.", () => {
    const verdict = judge(bar, { trained: [1, 1], memorising: [0.2, 0.95], untrained: [0, 0] });
    expect(verdict.outcome).toBe("empty");
    expect(outcomeText(verdict)).toBe("Empty: memorising passes too");
  });

  test("fails where one trained network does not pass, whatever the controls do.", () => {
    const verdict = judge(bar, { trained: [1, 0.5], memorising: [1, 1], untrained: [1, 1] });
    expect(outcomeText(verdict)).toBe("Fails");
  });

  test("fails where there is nothing to measure on trained networks, and no control passes by having nothing.", () => {
    expect(judge(bar, { trained: [], memorising: [], untrained: [] }).outcome).toBe("fails");
    expect(judge(bar, { trained: [1], memorising: [], untrained: [] }).outcome).toBe("survives");
  });
});
