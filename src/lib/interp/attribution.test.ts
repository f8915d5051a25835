import { describe, expect, test } from "vitest";
import { add, constant, mul, reduceSum, type Tensor } from "#graph";
import { gpt2, gpt2Shapes, type Hook, parameterInputs } from "#nn";
import {
  distance,
  exampleConfig,
  exampleTokens,
  exampleWeights,
  tokenInput,
  valuesOf,
} from "../nn/gpt2.example.ts";
import { directLogitAttribution, logitDirection, logitLens } from "./index.ts";

const [batch, length] = [2, 4];
const tokens = tokenInput([batch, length]);

describe.each([
  ["with perceptrons", exampleConfig],
  ["of attention only", { ...exampleConfig, dMlp: 0 }],
])("In a model %s", (_, config) => {
  const feeds = {
    ...exampleWeights(config, 20),
    tokens: exampleTokens(config, [batch, length], 21),
  };
  const parameters = parameterInputs(gpt2Shapes(config));
  const model = (hook: Hook) => gpt2(config, parameters, tokens, hook);
  const logits = model((_, x) => x);

  test("direct attributions add up to the difference of the two logits at every position.", () => {
    const [answers, rivals] = [
      [3, 9],
      [5, 0],
    ] as const;
    const int64 = (values: readonly number[]) => constant(values, [2], "int64");
    const direction = logitDirection(parameters, int64(answers), int64(rivals));
    const parts = directLogitAttribution(config, parameters, model, direction);
    const total = Object.entries(parts)
      .map(([name, part]) => (name.endsWith("hook_result") ? reduceSum(part, [-1]) : part))
      .reduce(add);
    const signs = Array.from({ length: batch * config.vocabulary }, (_, i) => {
      const [text, token] = [Math.floor(i / config.vocabulary), i % config.vocabulary];
      return Number(token === answers[text]) - Number(token === rivals[text]);
    });
    const difference = reduceSum(mul(logits, constant(signs, [batch, 1, config.vocabulary])), [-1]);
    const values = valuesOf({ total, difference }, feeds);
    expect(distance(values.total, values.difference)).toBeLessThan(1e-10);
    expect(Math.abs(values.difference[0]!)).toBeGreaterThan(1e-3);
  });

  test("the logit lens after the first layer shows the logits of the model that ends there.", () => {
    const lens = logitLens(parameters, model);
    const first = gpt2({ ...config, layers: 1 }, parameters, tokens);
    const [early, last] = ["blocks.0.hook_resid_post", "blocks.1.hook_resid_post"].map(
      (name) => lens[name],
    ) as [Tensor, Tensor];
    const values = valuesOf({ early, first, last, logits }, feeds);
    expect(distance(values.early, values.first)).toBeLessThan(1e-12);
    expect(distance(values.last, values.logits)).toBeLessThan(1e-12);
    expect(distance(values.early, values.last)).toBeGreaterThan(1e-3);
  });
});

test("A head that writes along the direction alone is all of the difference it makes.", () => {
  const config = { ...exampleConfig, layers: 1, dMlp: 0, heads: 1, dModel: 4, vocabulary: 3 };
  const zeros = Object.entries(gpt2Shapes(config)).map(([name, shape]) => [
    name,
    new Float64Array(shape.reduce((a, b) => a * b, 1)),
  ]);
  const weights = Object.fromEntries(zeros) as Record<string, Float64Array>;
  weights["ln_f.weight"]!.fill(1);
  // Token 0 unembeds along (1, -1, 0, 0), token 1 against it; the head's bias of values is 2 along the first axis of z.
  weights["wte.weight"]!.set([1, -1, 0, 0, -1, 1, 0, 0]);
  weights["h.0.attn.c_attn.bias"]!.set([2, 0, 0, 0], 8);
  weights["h.0.attn.c_proj.weight"]!.set([1, -1, 0, 0]);
  const parameters = parameterInputs(gpt2Shapes(config));
  const text = tokenInput([1, 1]);
  const model = (hook: Hook) => gpt2(config, parameters, text, hook);
  const direction = logitDirection(
    parameters,
    constant([0], [1], "int64"),
    constant([1], [1], "int64"),
  );
  const parts = directLogitAttribution(config, parameters, model, direction);
  const computed = valuesOf(parts, { ...weights, tokens: [2] });
  // Stream (2, -2, 0, 0), scale √2; direction (2, -2, 0, 0): 8 / √2.
  expect(computed["blocks.0.attn.hook_result"]![0]).toBeCloseTo(8 / Math.SQRT2, 4);
  expect(computed["hook_embed"]![0]).toBe(0);
});
