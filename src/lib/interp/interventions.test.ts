import { describe, expect, test } from "vitest";
import { constant, input, type Tensor } from "#graph";
import { gpt2, gpt2Shapes, type Hook, parameterInputs } from "#nn";
import {
  exampleConfig as config,
  distance,
  exampleTokens,
  exampleWeights,
  tokenInput,
  valuesOf,
} from "../nn/gpt2.example.ts";
import { plainGpt2, type Visit } from "../nn/gpt2.plain.ts";
import {
  activationPatching,
  headMaskFeeds,
  headMasks,
  headsOf,
  meanAblated,
  onlyAt,
  patched,
  resampleAblated,
  scaled,
  withHooks,
  zeroAblated,
} from "./index.ts";

const [batch, length] = [2, 4];
const weights = exampleWeights(config, 7);
const parameters = parameterInputs(gpt2Shapes(config));
const tokens = tokenInput([batch, length]);
const others = tokenInput([batch, length], "others");
const feeds = {
  ...weights,
  tokens: exampleTokens(config, [batch, length], 8),
  others: exampleTokens(config, [batch, length], 9),
};
const model = (hook: Hook) => gpt2(config, parameters, tokens, hook);
const otherModel = (hook: Hook) => gpt2(config, parameters, others, hook);
const heads = [0, 1, 2, 3];
const perRun = batch * length * config.vocabulary;
const textOf = (texts: readonly number[], i: number) => texts.slice(i * length, (i + 1) * length);

/** Logits of all texts by plain loops, row-major. */
const plainly = (visit: (text: number) => Visit, changed = weights) =>
  Array.from({ length: batch }, (_, i) => [
    ...plainGpt2(config, changed, textOf(feeds.tokens, i), visit(i)),
  ]).flat();

/** One activation of every text by plain loops. */
const plainActivations = (texts: readonly number[], wanted: string) =>
  Array.from({ length: batch }, (_, i) => {
    let found = new Float64Array();
    plainGpt2(config, weights, textOf(texts, i), (name, values) => {
      if (name === wanted) found = values.slice();
    });
    return found;
  });

const dHead = config.dModel / config.heads;
const isOfHead = (i: number, head: number) =>
  Math.floor(i / dHead) % config.heads === head % config.heads;
const layerOf = (head: number) => Math.floor(head / config.heads);

describe("Ablations in one call", () => {
  const masks = headMasks(config, heads.length);
  const changed = (change: (mask: Tensor, layer: number) => (x: Tensor) => Tensor) =>
    Object.fromEntries(
      Object.entries(masks).map(([name, mask], layer) => [name, change(mask, layer)]),
    );
  const maskFeeds = headMaskFeeds(
    config,
    heads.map((head) => [head]),
  );
  const compute = (change: ReturnType<typeof changed>, more = {}) =>
    valuesOf({ logits: withHooks(model, { change }).output }, { ...feeds, ...maskFeeds, ...more })
      .logits;
  const runOf = (logits: Float64Array, head: number) =>
    logits.slice(head * perRun, (head + 1) * perRun);

  test("by zero of every head equal models whose W_O lacks the head's rows.", () => {
    const logits = compute(changed((mask) => zeroAblated(mask)));
    for (const head of heads) {
      const name = `h.${layerOf(head)}.attn.c_proj.weight`;
      const without = weights[name]!.map((w, i) =>
        isOfHead(Math.floor(i / config.dModel), head) ? 0 : w,
      );
      const expected = plainly(() => () => {}, { ...weights, [name]: without });
      expect(distance(runOf(logits, head), expected)).toBeLessThan(1e-10);
    }
  });

  test("by the mean over other texts equal plain loops that write the mean.", () => {
    const { activations } = withHooks(otherModel, { read: [headsOf(0), headsOf(1)] });
    const logits = compute(
      changed((mask, layer) => meanAblated(mask, activations[headsOf(layer)]!)),
    );
    for (const head of heads) {
      const [a, b] = plainActivations(feeds.others, headsOf(layerOf(head)));
      const expected = plainly(() => (name, values) => {
        if (name !== headsOf(layerOf(head))) return;
        values.forEach((_, i) => {
          if (isOfHead(i, head)) values[i] = (a![i]! + b![i]!) / 2;
        });
      });
      expect(distance(runOf(logits, head), expected)).toBeLessThan(1e-10);
    }
  });

  test("by weighted means or by resampling take for each text the examples it is given.", () => {
    const { activations } = withHooks(otherModel, { read: [headsOf(0), headsOf(1)] });
    const swap = constant([0, 1, 1, 0], [2, 2]);
    const order = constant([1, 0], [2], "int64");
    const weighted = compute(
      changed((mask, layer) => meanAblated(mask, activations[headsOf(layer)]!, swap)),
    );
    const resampled = compute(
      changed((mask, layer) => resampleAblated(mask, activations[headsOf(layer)]!, order)),
    );
    expect(distance(weighted, resampled)).toBeLessThan(1e-12);
    const source = plainActivations(feeds.others, headsOf(1));
    const expected = plainly((text) => (name, values) => {
      if (name !== headsOf(1)) return;
      values.forEach((_, i) => {
        if (isOfHead(i, 3)) values[i] = source[1 - text]![i]!;
      });
    });
    expect(distance(runOf(resampled, 3), expected)).toBeLessThan(1e-10);
  });

  test("of no head leave every logit as it is.", () => {
    const nothing = headMaskFeeds(config, [[], [], [], []]);
    const logits = compute(
      changed((mask) => zeroAblated(mask)),
      nothing,
    );
    expect(
      distance(
        runOf(logits, 2),
        plainly(() => () => {}),
      ),
    ).toBeLessThan(1e-10);
  });

  test("compute what comes before them once for all.", () => {
    const { activations } = withHooks(model, {
      change: changed((mask) => zeroAblated(mask)),
      read: ["blocks.0.hook_resid_pre", "blocks.0.attn.hook_pattern", "blocks.1.hook_resid_pre"],
    });
    const ranks = Object.values(activations).map(({ shape }) => shape);
    expect(ranks).toEqual([
      [batch, length, config.dModel],
      [batch, config.heads, length, length],
      [heads.length, batch, length, config.dModel],
    ]);
  });

  test("with an axis of its own for each layer give every combination.", () => {
    const subsets = [[], [0], [1], [0, 1]];
    const first = input("first", [4, 1, 1, 2, 1]);
    const second = input("second", [4, 1, 1, 1, 2, 1]);
    const rows = subsets.flatMap((set) => [0, 1].map((head) => Number(set.includes(head))));
    const { output } = withHooks(model, {
      change: { [headsOf(0)]: zeroAblated(first), [headsOf(1)]: zeroAblated(second) },
    });
    expect(output.shape).toEqual([4, 4, batch, length, config.vocabulary]);
    const grid = valuesOf({ output }, { ...feeds, first: rows, second: rows }).output;
    const sets = subsets.flatMap((late) =>
      subsets.map((early) => [...early, ...late.map((head) => head + 2)]),
    );
    const all = headMasks(config, 16);
    const listed = withHooks(model, {
      change: Object.fromEntries(
        Object.entries(all).map(([name, mask]) => [name, zeroAblated(mask)]),
      ),
    }).output;
    const expected = valuesOf({ listed }, { ...feeds, ...headMaskFeeds(config, sets) }).listed;
    expect(distance(grid, expected)).toBeLessThan(1e-12);
  });
});

test("Logits computed at one position of each text are those of all positions there.", () => {
  const ends = [2, 3];
  const chosen = constant([0, 0, 1, 0, 0, 0, 0, 1], [batch, length]);
  const mask = constant([1, 0, 0, 1], [2, 1, 1, 2, 1]);
  const z = headsOf(1);
  const whole = withHooks(model, { change: { [z]: zeroAblated(mask) } }).output;
  const short = withHooks(model, {
    change: {
      [z]: (x) => zeroAblated(mask)(onlyAt(chosen, -3)(x)),
      "blocks.1.hook_resid_mid": onlyAt(chosen, -2),
    },
  }).output;
  expect(short.shape).toEqual([2, batch, 1, config.vocabulary]);
  const values = valuesOf({ whole, short }, feeds);
  const { vocabulary } = config;
  for (let row = 0; row < 2 * batch; row++) {
    const start = (row * length + ends[row % batch]!) * vocabulary;
    const expected = values.whole.slice(start, start + vocabulary);
    const computed = values.short.slice(row * vocabulary, (row + 1) * vocabulary);
    expect(distance(computed, expected)).toBeLessThan(1e-12);
  }
});

test("Scaling a head's output equals plain loops that multiply.", () => {
  const { output } = withHooks(model, { change: { [headsOf(1)]: scaled(0.5) } });
  const expected = plainly(() => (name, values) => {
    if (name === headsOf(1))
      values.forEach((x, i) => {
        values[i] = x / 2;
      });
  });
  expect(distance(valuesOf({ output }, feeds).output, expected)).toBeLessThan(1e-10);
});

test("A pattern can be replaced for one head and one query.", () => {
  const name = "blocks.1.attn.hook_pattern";
  const at = (i: number) => Number(Math.floor(i / length) === length + 2); // head 1, query 2
  const mask = constant(
    Array.from({ length: 2 * length * length }, (_, i) => at(i)),
    [2, length, length],
  );
  const { output } = withHooks(model, { change: { [name]: patched(mask, 0.25) } });
  const expected = plainly(() => (met, values) => {
    if (met === name)
      values.forEach((_, i) => {
        if (at(i)) values[i] = 0.25;
      });
  });
  expect(distance(valuesOf({ output }, feeds).output, expected)).toBeLessThan(1e-10);
});

describe("Activation patching", () => {
  test.each(["blocks.0.hook_resid_pre", "blocks.1.hook_resid_mid", "ln_final.hook_normalized"])(
    "of all of %s gives the other run.",
    (name) => {
      const masks = { [name]: constant(1) };
      const output = activationPatching({ target: model, source: otherModel, masks });
      const expected = valuesOf({ logits: otherModel((_, x) => x) }, feeds).logits;
      expect(distance(valuesOf({ output }, feeds).output, expected)).toBeLessThan(1e-12);
    },
  );

  test("of queries, keys and values by head and position equals plain loops that copy.", () => {
    const [head, position] = [1, 2];
    const shape = [length, config.heads, 1];
    const chosen = Array.from({ length: length * config.heads }, (_, i) =>
      Number(Math.floor(i / config.heads) === position && i % config.heads === head),
    );
    for (const name of ["q", "k", "v"].map((part) => `blocks.1.attn.hook_${part}`)) {
      const masks = { [name]: constant(chosen, shape) };
      const output = activationPatching({ target: model, source: otherModel, masks });
      const source = plainActivations(feeds.others, name);
      const expected = plainly((text) => (met, values) => {
        if (met !== name) return;
        values.forEach((_, i) => {
          if (chosen[Math.floor(i / dHead)] === 1) values[i] = source[text]![i]!;
        });
      });
      expect(distance(valuesOf({ output }, feeds).output, expected)).toBeLessThan(1e-10);
    }
  });
});

describe("Mistakes", () => {
  test("such as an activation that the model has not are named, with those it has.", () => {
    const change = { "blocks.2.attn.hook_z": scaled(0) };
    expect(() => withHooks(model, { change })).toThrow(
      /no activation blocks\.2\.attn\.hook_z; it has .*blocks\.1\.attn\.hook_z/,
    );
    expect(() => withHooks(model, { read: ["hook_embedding"] })).toThrow(/hook_embedding/);
  });

  test("such as a head that the model has not are named.", () => {
    expect(() => headMaskFeeds(config, [[4]])).toThrow("no head 4; accepts 0 to 3");
  });
});
