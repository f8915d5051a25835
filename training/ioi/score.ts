/** @file What a model gets right: prompts on names and templates that it has and has not seen, and plain text. */
import {
  drawPrompt,
  drawSentence,
  ioiTokenizer,
  type Prompt,
  type PromptKind,
  padTokens,
  proportions,
  type SentenceKind,
  tokensOf,
} from "#data";
import type { Engine, Values } from "#engine";
import { input, program } from "#graph";
import { type Gpt2Config, gpt2, gpt2Shapes, nextTokenLosses, parameterInputs } from "#nn";
import { createRandom } from "#random";

/** The kinds of prompts that a model is held against, by name. */
export const promptSets = {
  trained: { rule: "ioi", names: "trained", templates: "trained" },
  "held-out pair": { rule: "ioi", names: "held-out pair", templates: "trained" },
  "held-out IO": { rule: "ioi", names: "held-out IO", templates: "trained" },
  "held-out IO and S": { rule: "ioi", names: "held-out IO and S", templates: "trained" },
  "held-out opening": { rule: "ioi", names: "trained", templates: "held-out opening" },
  "held-out act": { rule: "ioi", names: "trained", templates: "held-out act" },
  "held-out opening and act": { rule: "ioi", names: "trained", templates: "held-out both" },
  repeat: { rule: "repeat", names: "trained", templates: "trained" },
  "repeat, held-out pair": { rule: "repeat", names: "held-out pair", templates: "trained" },
  "repeat, held-out opening": { rule: "repeat", names: "trained", templates: "held-out opening" },
} as const satisfies Record<string, PromptKind>;

export type PromptSet = keyof typeof promptSets;

export interface PromptScore {
  /** How often the most probable next word is the right name. */
  readonly accuracy: number;
  /** How often the right name is more probable than the other. */
  readonly preference: number;
  /** Mean logit of the right name less that of the other. */
  readonly logitDifference: number;
  /** Mean probability of the right name. */
  readonly probability: number;
}

/** Draw the prompts of a set; they are the same for every model. */
export function promptsOf(set: PromptSet, count: number): Prompt[] {
  const random = createRandom(2022).fork(set);
  return Array.from({ length: count }, (_, i) => drawPrompt(random.fork(`${i}`), promptSets[set]));
}

export interface Scorer {
  /** Score a model on prompts of one rule, as many as the scorer was made for. */
  prompts(weights: Values, prompts: readonly Prompt[]): Promise<PromptScore>;
  /** The surprise (text, position - 1) of each token after the first; texts (text, position), as many as the scorer was made for. */
  surprise(weights: Values, texts: BigInt64Array<ArrayBuffer>): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/** Make a scorer for models of one architecture. */
export async function createScorer(
  engine: Engine,
  config: Gpt2Config,
  texts: number,
): Promise<Scorer> {
  const tokens = input("tokens", [texts, config.positions], "int64");
  const logits = gpt2(config, parameterInputs(gpt2Shapes(config)), tokens);
  const losses = nextTokenLosses(logits, tokens);
  const executable = await engine.compile(program({ logits, losses }));
  return {
    async prompts(weights, prompts) {
      const { logits } = await executable.run({
        ...weights,
        tokens: padTokens(prompts, config.positions),
      });
      const answers = prompts.map((prompt, i) => {
        const at = (i * config.positions + prompt.positions.end) * config.vocabulary;
        return judge(prompt, logits!.subarray(at, at + config.vocabulary));
      });
      const mean = (of: (answer: PromptScore) => number) =>
        answers.reduce((sum, answer) => sum + of(answer), 0) / answers.length;
      return {
        accuracy: mean((answer) => answer.accuracy),
        preference: mean((answer) => answer.preference),
        logitDifference: mean((answer) => answer.logitDifference),
        probability: mean((answer) => answer.probability),
      };
    },
    surprise: async (weights, texts) =>
      (await executable.run({ ...weights, tokens: texts }))["losses"]!,
    dispose: () => executable.dispose(),
  };
}

/** Score one answer from the logits (vocabulary) at the end of a prompt. */
function judge({ template, io, s1 }: Prompt, logits: Float32Array): PromptScore {
  const [right, other] = template.rule === "ioi" ? [io, s1] : [s1, io];
  const [, a, b] = tokensOf([right, other]) as [number, number, number];
  const top = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
  return {
    accuracy: Number(logits[a] === top),
    preference: Number(logits[a]! > logits[b]!),
    logitDifference: logits[a]! - logits[b]!,
    probability: Math.exp(logits[a]! - top) / total,
  };
}

export interface SentenceScore {
  readonly sentences: number;
  /** Mean surprise of a token, in nats. */
  readonly model: number;
  /** The same of the grammar that wrote them: no model can be better on average. */
  readonly grammar: number;
}

/** Hold a model against the grammar on fresh sentences of each kind that fit; each stands first in its text. */
export async function scoreSentences(
  scorer: Scorer,
  weights: Values,
  positions: number,
  batch: number,
  batches: number,
): Promise<Record<SentenceKind, SentenceScore>> {
  const random = createRandom(2022).fork("sentences");
  const kinds = Object.keys(proportions) as SentenceKind[];
  const sums = Object.fromEntries(
    kinds.map((kind) => [kind, { sentences: 0, tokens: 0, model: 0, grammar: 0 }]),
  );
  for (let i = 0; i < batches; i++) {
    const fitting = Array.from({ length: batch }, () => drawSentence(random)).filter(
      ({ words }) => words.length < positions,
    );
    const rows = fitting.map(({ words }) => ({ tokens: tokensOf(words) }));
    const padding = Array.from({ length: batch - rows.length }, () => ({ tokens: [] }));
    const losses = await scorer.surprise(weights, padTokens([...rows, ...padding], positions));
    fitting.forEach(({ kind, words, nats }, row) => {
      const own = losses.subarray(row * (positions - 1)).subarray(0, words.length);
      const sum = sums[kind]!;
      sum.sentences += 1;
      sum.tokens += words.length;
      sum.grammar += nats;
      sum.model += own.reduce((total, loss) => total + loss, 0);
    });
  }
  return Object.fromEntries(
    kinds.map((kind) => {
      const { sentences, tokens, model, grammar } = sums[kind]!;
      return [kind, { sentences, model: model / tokens, grammar: grammar / tokens }];
    }),
  ) as Record<SentenceKind, SentenceScore>;
}

/** What guessing gets: a word of the vocabulary, or one of the two names. */
export const chance = { accuracy: 1 / ioiTokenizer.words.length, preference: 0.5 } as const;
