import { describe, expect, it } from "vitest";
import { layersOf } from "./layers.ts";

const sources = (...args: Parameters<typeof layersOf>) =>
  layersOf(...args).map(({ source }) => source);

describe("the layers of a panel", () => {
  it("are the recorded run alone until there is a live one", () => {
    expect(sources("recorded", undefined, false)).toEqual(["recorded"]);
  });

  it("are the live run over the recorded one of the same settings", () => {
    expect(sources("recorded", "live", true)).toEqual(["recorded", "live"]);
  });

  it("are the live run alone where the recorded one has other settings", () => {
    expect(sources("recorded", "live", false)).toEqual(["live"]);
  });
});
