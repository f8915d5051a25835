import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { networkTraining, readNetwork } from "#alphazero";
import { resume, storedState } from "./progress.ts";
import { recipe } from "./recipe.ts";
import type { Card } from "./store.ts";

const models = join(import.meta.dirname, "../../public/models/connect-four");
const seeds = readdirSync(models).filter((name) => name.startsWith("seed-"));

describe.each(seeds)("the networks of %s", (seed) => {
  const folder = join(models, seed);
  const card = JSON.parse(readFileSync(join(folder, "card.json"), "utf8")) as Card;
  const files = readdirSync(folder).filter((name) => name.endsWith(".safetensors"));

  test("are those of the card, byte for byte, each well below 1 MB, from the untrained one on", () => {
    expect(card.networks.map(({ file }) => file)).toEqual(files.sort());
    for (const { file, sha256 } of card.networks) {
      const content = readFileSync(join(folder, file));
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
      expect(content.length).toBeLessThan(500_000);
      const { config, weights, training } = readNetwork(content);
      expect(config).toEqual(recipe.config);
      expect(training["games"]).toBe(Number.parseInt(file, 10));
      expect(Object.values(weights).every((values) => values.every(Number.isFinite))).toBe(true);
    }
    expect(files[0]).toBe("0000000.safetensors");
  });

  test("end where the stored state goes on", () => {
    const place = storedState(card.seed);
    expect(existsSync(place)).toBe(true);
    const saved = resume(place, networkTraining(recipe.config, recipe), recipe.config.width)!;
    expect(saved.progress.games).toBe(Number.parseInt(files.at(-1)!, 10));
    const last = readNetwork(readFileSync(join(folder, files.at(-1)!)));
    for (const [name, values] of Object.entries(last.weights))
      expect(values).toEqual(new Float32Array(new Float16Array(saved.state.parameters[name]!)));
    expect(saved.games.length).toBeGreaterThan(0);
  });
});

test("the first seed has at least 24 networks", () => {
  expect(readdirSync(join(models, "seed-1")).length).toBeGreaterThan(24);
});
