import { describe, expect, it } from "vitest";
import { commandLine } from "./command-line.ts";
import type { About } from "./contract.ts";
import { presetOf, sameSettings, settingsOf } from "./settings.ts";

const about: About = {
  title: "t",
  question: "q",
  points: [],
  params: {
    n: { kind: "number", label: "n", help: "", min: 1, max: 9, step: 1, default: 3 },
    on: { kind: "toggle", label: "o", help: "", default: false },
  },
  presets: {
    default: { label: "d", shows: "", params: {}, seed: 1 },
    large: { label: "l", shows: "", params: { n: 9 }, seed: 2 },
  },
  cost: { downloadBytes: 0, seconds: 1 },
  limits: [],
};

describe("the settings of a preset", () => {
  it("are the defaults with its differences and its seed", () => {
    expect(settingsOf(about, "large")).toEqual({ params: { n: 9, on: false }, seed: 2 });
  });

  it("are recognised again, and others are not", () => {
    expect(presetOf(about, { params: { n: 9, on: false }, seed: 2 })).toBe("large");
    expect(presetOf(about, { params: { n: 9, on: false }, seed: 1 })).toBeUndefined();
  });

  it("differ as soon as one parameter or the seed does", () => {
    const { params, seed } = settingsOf(about);
    expect(sameSettings({ params, seed }, { params: { ...params }, seed })).toBe(true);
    expect(sameSettings({ params, seed }, { params: { ...params, on: true }, seed })).toBe(false);
    expect(sameSettings({ params, seed }, { params, seed: seed + 1 })).toBe(false);
  });
});

describe("the command line of a run", () => {
  it("names what differs from the default preset", () => {
    const settings = { params: { n: 4, on: true }, seed: 7 };
    expect(commandLine("demo", about, settings)).toBe(
      "npm run -s experiment -- run demo --param n=4 --param on=true --seed 7",
    );
  });

  it("quotes what a shell would take apart", () => {
    const settings = { params: { n: "(a*b)'" }, seed: 7 };
    expect(commandLine("demo", about, settings)).toContain(String.raw`--param 'n=(a*b)'\'''`);
  });
});
