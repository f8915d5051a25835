/**
 * @file `node training/ioi/heads.ts <model>…`: a first look at each head of a stored model, as JSON: what becomes of the
 * answer when the head is replaced by its mean over ABC corruptions of the same prompt, and where it looks.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { abcCorruption, type Prompt, padTokens, tokensOf } from "#data";
import type { Engine } from "#engine";
import { createNodeEngine } from "#engine/node";
import { input, program, reduceMean, reshape } from "#graph";
import { headMaskFeeds, headMasks, patched, withHooks } from "#interp";
import {
  type Gpt2Config,
  gpt2,
  gpt2Shapes,
  type Hook,
  type ParameterValues,
  parameterConstants,
  readConfig,
  readWeights,
} from "#nn";
import { createRandom } from "#random";
import { promptsOf } from "./score.ts";
import { modelFolder } from "./store.ts";

const [promptCount, corruptions] = [100, 10];

interface Stored {
  readonly engine: Engine;
  readonly config: Gpt2Config;
  readonly weights: ParameterValues;
}

const engine = await createNodeEngine();
for (const name of process.argv.slice(2)) {
  const read = (file: string) => readFileSync(join(modelFolder(name), file));
  const config = readConfig(JSON.parse(read("config.json").toString()));
  const stored = { engine, config, weights: readWeights(config, read("model.safetensors")) };
  const prompts = promptsOf("trained", promptCount);
  const effects = await ablations(stored, prompts);
  const looks = await attention(stored, prompts);
  const heads = looks.map((look, head) => ({ ...look, ...effects.heads[head] }));
  console.log(JSON.stringify({ name, whole: effects.whole, heads }, null, 1));
}
await engine.dispose();

/** The answer with nothing and with each head replaced, one at a time. */
async function ablations({ engine, config, weights }: Stored, prompts: readonly Prompt[]) {
  const sets = [[], ...Array.from({ length: config.layers * config.heads }, (_, head) => [head])];
  const masks = headMasks(config, sets.length);
  const parameters = parameterConstants(gpt2Shapes(config), weights);
  const texts = [promptCount, config.positions];
  const runOn = (name: string, shape: readonly number[]) => {
    const tokens = input(name, shape, "int64");
    return (hook: Hook) => gpt2(config, parameters, tokens, hook);
  };
  const abc = runOn("abc", [promptCount * corruptions, config.positions]);
  const { activations } = withHooks(abc, { read: Object.keys(masks) });
  const change = Object.entries(masks).map(([name, mask]) => {
    const z = activations[name]!;
    const byPrompt = reshape(z, [promptCount, corruptions, ...z.shape.slice(1)]);
    return [name, patched(mask, reduceMean(byPrompt, [1]))] as const;
  });
  const { output } = withHooks(runOn("tokens", texts), { change: Object.fromEntries(change) });
  const random = createRandom(2022).fork("corruptions");
  const corrupted = prompts.flatMap((prompt) =>
    Array.from({ length: corruptions }, () => abcCorruption(prompt, random)),
  );
  const executable = await engine.compile(program({ logits: output }));
  const { logits } = await executable.run({
    tokens: padTokens(prompts, config.positions),
    abc: padTokens(corrupted, config.positions),
    ...headMaskFeeds(config, sets),
  });
  const perRun = promptCount * config.positions * config.vocabulary;
  const [whole, ...heads] = sets.map((_, run) =>
    answer(config, prompts, logits!.subarray(run * perRun, (run + 1) * perRun)),
  );
  return { whole, heads };
}

function answer(config: Gpt2Config, prompts: readonly Prompt[], logits: Float32Array) {
  const rows = prompts.map(({ io, s1, positions }, i) => {
    const at = (i * config.positions + positions.end) * config.vocabulary;
    const [, a, b] = tokensOf([io, s1]) as [number, number, number];
    const row = logits.subarray(at, at + config.vocabulary);
    return { difference: row[a]! - row[b]!, right: Number(row[a] === Math.max(...row)) };
  });
  return {
    logitDifference: mean(rows.map(({ difference }) => difference)),
    accuracy: mean(rows.map(({ right }) => right)),
  };
}

/** Mean attention from one labelled position to another. */
async function attention({ engine, config, weights }: Stored, prompts: readonly Prompt[]) {
  const tokens = input("tokens", [promptCount, config.positions], "int64");
  const parameters = parameterConstants(gpt2Shapes(config), weights);
  const layers = Array.from({ length: config.layers }, (_, layer) => layer);
  const patternOf = (layer: number) => `blocks.${layer}.attn.hook_pattern`;
  const { activations } = withHooks((hook) => gpt2(config, parameters, tokens, hook), {
    read: layers.map(patternOf),
  });
  const executable = await engine.compile(program(activations));
  const values = await executable.run({ tokens: padTokens(prompts, config.positions) });
  const { heads, positions: size } = config;
  return layers.flatMap((layer) =>
    Array.from({ length: heads }, (_, head) => {
      const look = (from: (prompt: Prompt) => number, to: (prompt: Prompt) => number) =>
        mean(
          prompts.map((prompt, i) => {
            const row = ((i * heads + head) * size + from(prompt)) * size;
            return values[patternOf(layer)]![row + to(prompt)]!;
          }),
        );
      const at = (label: keyof Prompt["positions"]) => (prompt: Prompt) => prompt.positions[label];
      const after = (label: keyof Prompt["positions"]) => (prompt: Prompt) =>
        prompt.positions[label] + 1;
      return {
        head: `${layer}.${head}`,
        endToIo: look(at("end"), at("io")),
        endToS1: look(at("end"), at("s1")),
        endToS2: look(at("end"), at("s2")),
        duplicateS2ToS1: look(at("s2"), at("s1")),
        inductionS2ToAfterS1: look(at("s2"), after("s1")),
        previousAfterS1ToS1: look(after("s1"), at("s1")),
      };
    }),
  );
}

function mean(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3));
}
