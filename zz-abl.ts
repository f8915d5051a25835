import { createEngine } from "#engine";
import { input, program, slice } from "#graph";
import { headMaskFeeds, headMasks, headsOf, withHooks, zeroAblated } from "#interp";
import { gpt2, gpt2Initial, gpt2Shapes, parameterConstants, parameterInputs } from "#nn";
import { createRandom } from "#random";
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
const config = { layers: 2, heads: 4, dModel: 64, dMlp: 256, positions: 24, vocabulary: 100 };
const random = createRandom(1);
const P = 32;
const texts = BigInt64Array.from({ length: P * 24 }, () => BigInt(random.integer(100)));
const initial = gpt2Initial(config, random);
const engine = await createEngine();
const prompts = input("prompts", [P, 24], "int64");
const last = (x: any) => slice(x, -2, 23, 24);
const sets = Array.from({ length: 256 }, (_, i) => [...Array(8).keys()].filter((h) => (i >> h) & 1));
const rows = Float32Array.from({ length: 64 }, (_, i) => ((i >> 2) >> (i & 3)) & 1);
for (const [kind, parameters] of [["inputs", parameterInputs(gpt2Shapes(config))], ["constants", parameterConstants(gpt2Shapes(config), initial)]] as const) {
  const masks = headMasks(config, 256);
  const flat = withHooks((h) => gpt2(config, parameters, prompts, h), { change: { ...Object.fromEntries(Object.entries(masks).map(([n, m]) => [n, zeroAblated(m)])), "blocks.1.hook_resid_mid": last } }).output;
  const grid = withHooks((h) => gpt2(config, parameters, prompts, h), { change: { [headsOf(0)]: zeroAblated(input("first", [16, 1, 1, 4, 1])), [headsOf(1)]: (x) => zeroAblated(input("second", [16, 1, 1, 1, 4, 1]))(slice(x, -3, 23, 24)), "blocks.1.hook_resid_mid": last } }).output;
  for (const [name, output, f] of [["flat", flat, headMaskFeeds(config, sets)], ["grid", grid, { first: rows, second: rows }]] as const) {
    const run = await engine.compile(program({ output }));
    let best = 1e9; let o: any;
    for (let i = 0; i < 4; i++) { const t = cpu(); o = (await run.run({ ...(kind === "inputs" ? initial : {}), prompts: texts, ...f })).output; best = Math.min(best, cpu() - t); }
    console.log(kind, name, output.shape, best.toFixed(1), "ms", o.slice(0, 2));
    await run.dispose();
  }
}
await engine.dispose();
