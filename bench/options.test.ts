import { expect, test } from "vitest";
import { parseOptions } from "./options.ts";

test("measures everything where nothing is said", () => {
  const { workloads, runtimes, contenders, json } = parseOptions([]);
  expect(workloads).toEqual(["mlp", "transformer", "tower", "sgld", "ablations"]);
  expect(runtimes).toEqual(["node", "chromium"]);
  expect(contenders[0]).toBe("ours-web");
  expect(json).toBe(false);
});

test("chooses by name, in the order of the table", () => {
  const chosen = parseOptions(["--workload", "sgld,mlp", "--only=tfjs-cpu,ours-web", "--json"]);
  expect(chosen.workloads).toEqual(["mlp", "sgld"]);
  expect(chosen.contenders).toEqual(["ours-web", "tfjs-cpu"]);
  expect(chosen.json).toBe(true);
});

test("says what it accepts", () => {
  expect(() => parseOptions(["--workload", "mpl"])).toThrow("received mpl; it accepts mlp, transf");
  expect(() => parseOptions(["--rounds", "1.5"])).toThrow("--rounds received 1.5");
  expect(() => parseOptions(["--seconds", "0"])).toThrow("--seconds received 0");
});
