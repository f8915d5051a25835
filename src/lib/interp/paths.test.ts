import { describe, expect, test } from "vitest";
import { add, constant, gradient, mul, reduceSum, type Tensor } from "#graph";
import { gpt2, gpt2Shapes, type Hook, parameterInputs } from "#nn";
import {
  distance,
  exampleConfig,
  exampleTokens,
  exampleWeights,
  tokenInput,
  valuesOf,
} from "../nn/gpt2.example.ts";
import { plainGpt2, type Visit } from "../nn/gpt2.plain.ts";
import { edgeMasks, edgePatching, edgesOf, headsOf, type Model, pathPatching } from "./index.ts";

/** a = 2 x; m = 3 a, a perceptron; b = a, a head; v = x + a + m + b; c = v, a head; logit = c + 10 a + 100 m + 1000 b. */
const handBuilt =
  (x: number): Model =>
  (hook) => {
    const head = (layer: number, value: Tensor) => hook(headsOf(layer), value);
    const a = head(0, constant(2 * x));
    const m = hook("blocks.0.hook_mlp_out", mul(a, 3));
    const b = head(1, a);
    const v = hook("blocks.2.attn.hook_v", add(add(x, a), add(m, b)));
    const c = head(2, v);
    return add(add(c, mul(a, 10)), add(mul(m, 100), mul(b, 1000)));
  };

describe("In a model built by hand, patching from head a to the value of head c", () => {
  const patch = (isFrozen?: (name: string) => boolean) => {
    const { output, direct } = pathPatching({
      clean: handBuilt(1),
      corrupted: handBuilt(2),
      senders: { [headsOf(0)]: constant(1) },
      receivers: { "blocks.2.attn.hook_v": constant(1) },
      ...(isFrozen && { isFrozen }),
    });
    return [valuesOf({ output }, {}).output[0], valuesOf({ direct }, {}).direct[0]];
  };
  // Clean: a 2, m 6, b 2, v = c = 11, logit 11 + 20 + 600 + 2000. Corrupted a is 4.
  const clean = 2631;

  test("moves c by the direct path and the one through the perceptron, not by the one through head b.", () => {
    expect(patch()).toEqual([clean + 2 + 6, clean + 20 + 600]);
  });

  test("moves c by the direct path alone where perceptrons are frozen too.", () => {
    const isFrozen = (name: string) => /hook_(z|mlp_out)$/.test(name);
    expect(patch(isFrozen)).toEqual([clean + 2, clean + 20]);
  });
});

const [batch, length] = [2, 4];
const [tokens, others] = [tokenInput([batch, length]), tokenInput([batch, length], "others")];
const texts = {
  tokens: exampleTokens(exampleConfig, [batch, length], 11),
  others: exampleTokens(exampleConfig, [batch, length], 12),
};

function setUp(config: typeof exampleConfig) {
  const weights = exampleWeights(config, 10);
  const parameters = parameterInputs(gpt2Shapes(config));
  return {
    weights,
    feeds: { ...weights, ...texts },
    clean: (hook: Hook) => gpt2(config, parameters, tokens, hook),
    corrupted: (hook: Hook) => gpt2(config, parameters, others, hook),
  };
}

const oneHot = (count: number) =>
  Array.from({ length: count * count }, (_, i) => Number(i % count === Math.floor(i / count)));
const perRun = batch * length * exampleConfig.vocabulary;
const parts = ["q", "k", "v"];

describe("Path patching from every head of the first layer to every head of the third in one call", () => {
  const config = { ...exampleConfig, layers: 3 };
  const { weights, feeds, clean, corrupted } = setUp(config);
  const { heads, dModel } = config;
  const patch = (part: string) =>
    valuesOf(
      {
        output: pathPatching({
          clean,
          corrupted,
          senders: { [headsOf(0)]: constant(oneHot(heads), [heads, 1, 1, heads, 1]) },
          receivers: {
            [`blocks.2.attn.hook_${part}`]: constant(oneHot(heads), [heads, 1, 1, 1, heads, 1]),
          },
        }).output,
      },
      feeds,
    ).output;

  const isOfHead = (i: number, head: number) => Math.floor(i / (dModel / heads)) % heads === head;
  const run = (text: readonly number[], visit: Visit) => plainGpt2(config, weights, text, visit);
  const read = (text: readonly number[], wanted: string, change: Visit = () => {}) => {
    let found = new Float64Array();
    run(text, (name, values) => {
      change(name, values);
      if (name === wanted) found = values.slice();
    });
    return found;
  };
  const copyHead = (from: Float64Array, to: Float64Array, head: number) => {
    to.forEach((_, i) => {
      if (isOfHead(i, head)) to[i] = from[i]!;
    });
  };

  test.each(parts)("through %s equals the four runs of its definition in plain loops.", (part) => {
    const output = patch(part);
    for (let receiver = 0; receiver < heads; receiver++)
      for (let sender = 0; sender < heads; sender++)
        for (let i = 0; i < batch; i++) {
          const own = texts.tokens.slice(i * length, (i + 1) * length);
          const other = texts.others.slice(i * length, (i + 1) * length);
          const sent = read(other, headsOf(0));
          const kept = [0, 1, 2].map((layer) => read(own, headsOf(layer)));
          const name = `blocks.2.attn.hook_${part}`;
          const received = read(own, name, (met, values) => {
            const layer = [0, 1, 2].map(headsOf).indexOf(met);
            if (layer >= 0) values.set(kept[layer]!);
            if (layer === 0) copyHead(sent, values, sender);
          });
          const expected = run(own, (met, values) => {
            if (met === name) copyHead(received, values, receiver);
          });
          const start = (receiver * heads + sender) * perRun + (i * perRun) / batch;
          const computed = output.slice(start, start + expected.length);
          expect(distance(computed, expected)).toBeLessThan(1e-10);
        }
  });
});

describe("Edge patching", () => {
  const attentionOnly = { ...exampleConfig, dMlp: 0 };

  test.each([
    ["with perceptrons", exampleConfig],
    ["of attention only", attentionOnly],
  ])(
    "of all edges gives the corrupted run, and of none the clean one, in a model %s.",
    (_, config) => {
      const { feeds, clean, corrupted } = setUp(config);
      const masks = edgeMasks(config, 2);
      const output = edgePatching({ clean, corrupted, masks });
      const filled = Object.entries(edgesOf(config)).map(([name, { readers, senders }]) => {
        const size = readers * senders.length;
        return [`mask.${name}`, Array.from({ length: 2 * size }, (_, i) => Number(i < size))];
      });
      const computed = valuesOf({ output }, { ...feeds, ...Object.fromEntries(filled) }).output;
      const unchanged = (_: string, x: Tensor) => x;
      const { all, none } = valuesOf({ all: corrupted(unchanged), none: clean(unchanged) }, feeds);
      expect(distance(computed.slice(0, perRun), all)).toBeLessThan(1e-10);
      expect(distance(computed.slice(perRun), none)).toBeLessThan(1e-10);
    },
  );

  test.each(parts)(
    "of one edge into %s is path patching where there are no perceptrons.",
    (part) => {
      const { feeds, clean, corrupted } = setUp(attentionOnly);
      const name = `blocks.1.hook_${part}_input`;
      const edge = edgePatching({
        clean,
        corrupted,
        // Rows: reading heads. Columns: the embedding, then the heads of the first layer.
        masks: { [name]: constant([0, 0, 0, 0, 1, 0], [1, 1, 1, 2, 3]) },
      });
      const path = pathPatching({
        clean,
        corrupted,
        senders: { [headsOf(0)]: constant([1, 0], [2, 1]) },
        receivers: { [`blocks.1.attn.hook_${part}`]: constant([0, 1], [2, 1]) },
      }).output;
      const values = valuesOf({ edge, path }, feeds);
      expect(distance(values.edge, values.path)).toBeLessThan(1e-10);
      expect(distance(values.edge, valuesOf({ x: clean((_, x) => x) }, feeds).x)).toBeGreaterThan(
        1e-4,
      );
    },
  );

  test("has the gradient of its masks as the linear estimate of every edge's effect.", () => {
    const { feeds, clean, corrupted } = setUp(exampleConfig);
    const masks = edgeMasks(exampleConfig, 1);
    const name = "blocks.1.hook_k_input";
    const metric = reduceSum(edgePatching({ clean, corrupted, masks }));
    const [attribution] = gradient(metric, [masks[name]!]);
    const zeros = Object.fromEntries(
      Object.values(masks).map(({ attributes, shape }) => [
        attributes.name,
        new Float64Array(shape.reduce((a, b) => a * b, 1)),
      ]),
    );
    const computed = valuesOf({ g: attribution! }, { ...feeds, ...zeros }).g;
    const at = (i: number, h: number) => {
      const moved = zeros[`mask.${name}`]!.with(i, h);
      return valuesOf({ metric }, { ...feeds, ...zeros, [`mask.${name}`]: moved }).metric[0]!;
    };
    computed.forEach((slope, i) => {
      expect(slope).toBeCloseTo((at(i, 1e-5) - at(i, -1e-5)) / 2e-5, 5);
    });
  });
});
