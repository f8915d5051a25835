import { describe, expect, test } from "vitest";
import { readSafetensors, store, writeSafetensors } from "#safetensors";
import { exampleConfig, exampleWeights } from "./gpt2.example.ts";
import { configJson, readConfig, readWeights, writeWeights } from "./gpt2-files.ts";

const weights = exampleWeights(exampleConfig, 1);
const file = writeWeights(exampleConfig, weights);

describe("config.json", () => {
  test("says the sizes of a model under the hub's names, and they are read back", () => {
    const attentionOnly = { ...exampleConfig, dMlp: 0 };
    for (const config of [exampleConfig, attentionOnly])
      expect(readConfig(JSON.parse(JSON.stringify(configJson(config))))).toEqual(config);
  });

  test("of the public gpt2, where n_inner is null, gives its sizes", () => {
    const sizes = { n_layer: 12, n_head: 12, n_embd: 768, n_positions: 1024, vocab_size: 50257 };
    expect(readConfig({ ...sizes, n_inner: null, n_ctx: 1024 })).toEqual({
      layers: 12,
      heads: 12,
      dModel: 768,
      dMlp: 3072,
      positions: 1024,
      vocabulary: 50257,
    });
  });

  test.each([
    [{ ...configJson(exampleConfig), n_head: "4" }, 'n_head is "4"; accepts a whole number from 1'],
    [{ ...configJson(exampleConfig), n_inner: -1 }, "n_inner is -1; accepts a whole number from 0"],
    [{}, "n_embd is undefined"],
    [null, "n_embd is undefined"],
  ])("that does not fit is refused: %j", (json, message) => {
    expect(() => readConfig(json)).toThrow(message);
  });
});

describe("the weights", () => {
  test("are read back as they were, under the names of the public files", () => {
    expect(readWeights(exampleConfig, file)).toEqual(weights);
    const names = [...readSafetensors(file).tensors.keys()];
    expect(names).toContain("h.1.attn.c_attn.weight");
    expect(names).toContain("wte.weight");
  });

  test("may stand among others, as the masks in the public file", () => {
    const { tensors } = readSafetensors(file);
    const more = new Map([...tensors, ["h.0.attn.bias", store(new Float32Array(4), [1, 1, 2, 2])]]);
    expect(readWeights(exampleConfig, writeSafetensors(more))).toEqual(weights);
  });

  test("of another model are refused by name and shape", () => {
    const wider = { ...exampleConfig, dMlp: 16 };
    const deeper = { ...exampleConfig, layers: 3 };
    expect(() => readWeights(wider, file)).toThrow(
      "the file has h.0.mlp.c_fc.weight of shape [8, 12]; accepts the shape [8, 16]",
    );
    expect(() => readWeights(deeper, file)).toThrow("the file has no h.2.ln_1.weight");
  });
});
