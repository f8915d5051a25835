import { createEngine } from "#engine";
import { adamW, input, program, reduceMean, slice, trainingStep } from "#graph";
import { headMaskFeeds, headMasks, withHooks, zeroAblated } from "#interp";
import { gpt2, gpt2Initial, gpt2Shapes, nextTokenLosses, parameterInputs } from "#nn";
import { createRandom } from "#random";

const config = { layers: 2, heads: 4, dModel: 64, dMlp: 256, positions: 24, vocabulary: 100 };
const [batch, steps] = [64, 10];
const random = createRandom(1);
const texts = (n: number) => BigInt64Array.from({ length: n * 24 }, () => BigInt(random.integer(100)));
const parameters = parameterInputs(gpt2Shapes(config));
const tokens = input("tokens", [batch, 24], "int64");
const loss = reduceMean(nextTokenLosses(gpt2(config, parameters, tokens), tokens));
const step = trainingStep({ parameters, loss, optimizer: adamW({ learningRate: 1e-3 }), streamed: [tokens] });
const engine = await createEngine();
let t = (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const trainer = await engine.train(step, { initial: gpt2Initial(config, random), stepsPerCall: steps });
console.log("compile", (process.cpuUsage().user + process.cpuUsage().system) / 1000 - t); t = (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const history = await trainer.advance({ tokens: texts(batch * steps) });
console.log(history["loss"]![0], ((process.cpuUsage().user + process.cpuUsage().system) / 1000 - t) / steps, "ms/step"); t = (process.cpuUsage().user + process.cpuUsage().system) / 1000;
for (let i = 0; i < 3; i++) { await trainer.advance({ tokens: texts(batch * steps) });
console.log(((process.cpuUsage().user + process.cpuUsage().system) / 1000 - t) / steps, "ms/step"); t = (process.cpuUsage().user + process.cpuUsage().system) / 1000; }

const sets = Array.from({ length: 256 }, (_, i) => [...Array(8).keys()].filter((h) => (i >> h) & 1));
const masks = headMasks(config, 256);
const prompts = input("prompts", [4, 24], "int64");
const { output } = withHooks((hook) => gpt2(config, parameters, prompts, hook), {
  change: { ...Object.fromEntries(Object.entries(masks).map(([n, m]) => [n, zeroAblated(m)])), "blocks.1.hook_resid_mid": (x) => slice(x, -2, 23, 24) },
});
const run = await engine.compile(program({ output }));
const feeds = { ...(await trainer.parameters()), prompts: texts(4), ...headMaskFeeds(config, sets) };
for (let i = 0; i < 3; i++) { t = (process.cpuUsage().user + process.cpuUsage().system) / 1000; const { output: o } = await run.run(feeds); console.log("256 ablations x 4 prompts", (process.cpuUsage().user + process.cpuUsage().system) / 1000 - t, o!.length); }
await engine.dispose();
