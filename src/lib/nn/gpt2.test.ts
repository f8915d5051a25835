import { describe, expect, test } from "vitest";
import { createEngine } from "#engine";
import {
  adam,
  constant,
  gradient,
  input,
  mul,
  program,
  reduceMean,
  reduceSum,
  sizeOf,
  trainingStep,
} from "#graph";
import { createRandom } from "#random";
import {
  distance,
  exampleConfig,
  exampleTokens,
  exampleWeights,
  tokenInput,
  valuesOf,
} from "./gpt2.example.ts";
import { plainGpt2 } from "./gpt2.plain.ts";
import {
  block,
  type Gpt2Config,
  gpt2,
  gpt2Initial,
  gpt2Shapes,
  nextTokenLosses,
  parameterConstants,
  parameterInputs,
  unhooked,
} from "./index.ts";

const attentionOnly: Gpt2Config = { ...exampleConfig, dMlp: 0 };
const batch = 3;
const length = 5;
const texts = exampleTokens(exampleConfig, [batch, length], 1);
const textOf = (i: number) => texts.slice(i * length, (i + 1) * length);
const sizeOfText = (values: Float64Array) => values.length / batch;

describe.each([
  ["with perceptrons", exampleConfig],
  ["of attention only", attentionOnly],
])("A model %s", (_, config) => {
  const weights = exampleWeights(config, 2);
  const parameters = parameterInputs(gpt2Shapes(config));
  const tokens = tokenInput([batch, length]);
  const feeds = { ...weights, tokens: texts };

  test("computes the logits that plain loops compute.", () => {
    const { logits } = valuesOf({ logits: gpt2(config, parameters, tokens) }, feeds);
    for (let i = 0; i < batch; i++) {
      const size = sizeOfText(logits);
      const expected = plainGpt2(config, weights, textOf(i));
      expect(distance(logits.slice(i * size, (i + 1) * size), expected)).toBeLessThan(1e-10);
    }
  });

  test("computes every activation that plain loops compute, under the same name.", () => {
    const expected = new Map<string, number[]>();
    for (let i = 0; i < batch; i++)
      plainGpt2(config, weights, textOf(i), (name, values) => {
        expected.set(name, [...(expected.get(name) ?? []), ...values]);
      });
    const met = new Map<string, ReturnType<typeof gpt2>>();
    gpt2(config, parameters, tokens, (name, x) => {
      met.set(name, x);
      return x;
    });
    const extra = [...met.keys()].filter((name) => !expected.has(name));
    expect(extra.every((name) => /hook_(attn_scores|[qkv]_input|mlp_in)$/.test(name))).toBe(true);
    for (const [name, plain] of expected) {
      const { x } = valuesOf({ x: met.get(name)! }, feeds);
      // The positions are the same for every text, so they have no batch axis.
      const same = name === "hook_pos_embed" ? plain.slice(0, x.length) : plain;
      expect([name, distance(x, same) < 1e-10]).toEqual([name, true]);
    }
  });

  test("reads nothing from later tokens.", () => {
    const { logits } = valuesOf({ logits: gpt2(config, parameters, tokens) }, feeds);
    const changed = textOf(0).with(3, (textOf(0)[3]! + 1) % config.vocabulary);
    const other = valuesOf(
      { logits: gpt2(config, parameters, tokens) },
      { ...feeds, tokens: [...changed, ...texts.slice(length)] },
    ).logits;
    const before = 3 * config.vocabulary;
    expect(other.slice(0, before)).toEqual(logits.slice(0, before));
    expect(distance(other.slice(before), logits.slice(before))).toBeGreaterThan(1e-3);
  });
});

describe("The public model", () => {
  const shapes = gpt2Shapes({
    layers: 12,
    heads: 12,
    dModel: 768,
    dMlp: 3072,
    positions: 1024,
    vocabulary: 50257,
  });

  test("has the parameters of the public file: 148 tensors, 124,439,808 numbers.", () => {
    expect(Object.keys(shapes)).toHaveLength(148);
    const sizes = Object.values(shapes).map(sizeOf);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(124_439_808);
  });

  test("has the names and layouts of the public file.", () => {
    expect(shapes).toMatchObject({
      "wte.weight": [50257, 768],
      "wpe.weight": [1024, 768],
      "h.0.ln_1.weight": [768],
      "h.0.ln_1.bias": [768],
      "h.0.attn.c_attn.weight": [768, 2304],
      "h.0.attn.c_attn.bias": [2304],
      "h.0.attn.c_proj.weight": [768, 768],
      "h.11.ln_2.bias": [768],
      "h.11.mlp.c_fc.weight": [768, 3072],
      "h.11.mlp.c_proj.weight": [3072, 768],
      "ln_f.weight": [768],
      "ln_f.bias": [768],
    });
  });
});

test("The embedding of a token that does not occur moves that token's logits alone.", () => {
  const weights = exampleWeights(exampleConfig, 2);
  const { dModel, vocabulary } = exampleConfig;
  const logits = gpt2(
    exampleConfig,
    parameterInputs(gpt2Shapes(exampleConfig)),
    tokenInput([1, 3]),
  );
  const compute = (wte: Float32Array) =>
    valuesOf({ logits }, { ...weights, "wte.weight": wte, tokens: [4, 0, 9] }).logits;
  const embedding = weights["wte.weight"]!;
  const other = embedding.map((x, i) => (Math.floor(i / dModel) === 7 ? x + 1 : x));
  const moved = compute(other).map((x, i) => x - compute(embedding)[i]!);
  moved.forEach((x, i) => {
    expect(Math.abs(x) > 1e-6).toBe(i % vocabulary === 7);
  });
});

test("The gradient of a block is what central differences give, for its input and every parameter.", () => {
  const weights = exampleWeights(exampleConfig, 3);
  const shapes = gpt2Shapes(exampleConfig);
  const parameters = parameterInputs(shapes);
  const x = input("x", [2, 3, exampleConfig.dModel]);
  const random = createRandom(4);
  const feeds = { ...weights, x: random.normals(48) };
  const y = block(parameters, "h.1", exampleConfig, x, unhooked);
  const loss = reduceSum(mul(y, constant(random.normals(48), y.shape)));
  const names = Object.keys(shapes).filter((name) => name.startsWith("h.1."));
  const inputs = [x, ...names.map((name) => parameters[name]!)];
  const gradients = gradient(loss, inputs);
  const step = 1e-5;
  inputs.forEach((tensor, k) => {
    const { name } = tensor.attributes;
    const computed = valuesOf({ g: gradients[k]! }, feeds).g;
    const values = feeds[name as "x"];
    // A few entries of each, spread out: every one costs two evaluations.
    for (let i = 0; i < values.length; i += 1 + Math.floor(values.length / 5)) {
      const at = (h: number) => {
        const moved = Float64Array.from(values);
        moved[i]! += h;
        return valuesOf({ loss }, { ...feeds, [name]: moved }).loss[0]!;
      };
      expect(computed[i]!).toBeCloseTo((at(step) - at(-step)) / (2 * step), 6);
    }
  });
});

describe("Starting values", () => {
  const config = { ...exampleConfig, dModel: 64, dMlp: 256, heads: 4, vocabulary: 100 };
  const initial = gpt2Initial(config, createRandom(5));
  const deviation = (name: string) => {
    const values = Array.from(initial[name]!);
    return Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
  };

  test.each([
    ["wte.weight", 0.02],
    ["h.0.attn.c_attn.weight", 0.02],
    ["h.1.mlp.c_fc.weight", 0.02],
    ["h.0.attn.c_proj.weight", 0.01],
    ["h.1.mlp.c_proj.weight", 0.01],
  ])(
    "of %s deviate by %d, less by the root of 2 · layers where they write to the stream.",
    (name, expected) => {
      expect(deviation(name) / expected).toBeCloseTo(1, 1);
    },
  );

  test("of biases are 0 and of gains 1.", () => {
    expect(new Set(initial["h.1.ln_2.weight"])).toEqual(new Set([1]));
    expect(new Set(initial["h.1.attn.c_attn.bias"])).toEqual(new Set([0]));
  });

  test("of one parameter do not depend on which others there are.", () => {
    const alone = gpt2Initial({ ...config, layers: 1, dMlp: 0 }, createRandom(5));
    expect(alone["wte.weight"]).toEqual(initial["wte.weight"]);
  });
});

describe("On the runtime", () => {
  test("the logits are the reference's.", async () => {
    const weights = exampleWeights(exampleConfig, 2);
    const constants = parameterConstants(gpt2Shapes(exampleConfig), weights);
    const logits = gpt2(exampleConfig, constants, tokenInput([batch, length]));
    const engine = await createEngine();
    const executable = await engine.compile(program({ logits }));
    const computed = await executable.run({ tokens: BigInt64Array.from(texts, BigInt) });
    await engine.dispose();
    const expected = valuesOf({ logits }, { tokens: texts }).logits;
    expect(distance(computed["logits"]!, expected)).toBeLessThan(1e-4);
  });

  test("training lowers the loss.", async () => {
    const parameters = parameterInputs(gpt2Shapes(exampleConfig));
    const tokens = tokenInput([batch, length]);
    const loss = reduceMean(nextTokenLosses(gpt2(exampleConfig, parameters, tokens), tokens));
    const step = trainingStep({ parameters, loss, optimizer: adam({ learningRate: 0.01 }) });
    const engine = await createEngine();
    const trainer = await engine.train(step, {
      initial: gpt2Initial(exampleConfig, createRandom(6)),
      stepsPerCall: 30,
    });
    const history = await trainer.advance({ tokens: BigInt64Array.from(texts, BigInt) });
    await engine.dispose();
    const losses = history["loss"]!;
    expect(losses[0]).toBeCloseTo(Math.log(exampleConfig.vocabulary), 1);
    expect(losses[1]!).toBeLessThan(losses[0]!);
    expect(losses[29]!).toBeLessThan(losses[0]! / 2);
  });
});

describe("Mistakes", () => {
  const parameters = parameterInputs(gpt2Shapes(exampleConfig));

  test("such as a text too long are named with what is accepted.", () => {
    expect(() => gpt2(exampleConfig, parameters, tokenInput([1, 8]))).toThrow(
      "gpt2: received 8 positions; accepts 1 to 7",
    );
  });

  test("such as a missing parameter are named.", () => {
    const { "h.1.mlp.c_fc.bias": _, ...others } = parameters;
    expect(() => gpt2(exampleConfig, others, tokenInput([1, 2]))).toThrow(
      /h\.1\.mlp\.c_fc\.bias is missing/,
    );
  });

  test("such as heads that do not divide the width are named.", () => {
    expect(() => gpt2Shapes({ ...exampleConfig, heads: 3 })).toThrow("8 is no multiple of 3 heads");
  });

  test("such as weights of the wrong size are named.", () => {
    const shapes = { "wte.weight": [2, 2] };
    expect(() => parameterConstants(shapes, { "wte.weight": [1] })).toThrow(
      "wte.weight received 1 values; accepts 4 for [2, 2]",
    );
  });
});
