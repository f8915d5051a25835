import { gzipSync } from "node:zlib";
import { createEngine } from "#engine";
import { createRandom } from "#random";
import { parseParameters } from "../parameters.ts";
import { about } from "./about.ts";
import { run } from "./run.ts";

const { params, seed, problems } = parseParameters(
  about,
  new URLSearchParams(process.argv[2] ?? ""),
);
if (problems.length) console.error(problems);
const engine = await createEngine();
const t0 = performance.now(); const c0 = process.cpuUsage();
const frames = run({
  engine,
  params,
  seed,
  random: createRandom(seed),
  signal: new AbortController().signal,
});
let n = 0,
  bytes = 0,
  last = "",
  lastT = 0;
for (;;) {
  const next = await frames.next();
  const t = performance.now() - t0;
  if (next.done) {
    const r = next.value;
    const f = (v: number) => v.toExponential(1);
    const json = JSON.stringify(r);
    console.log(
      "total",
      t.toFixed(0),
      "frames",
      n,
      "max frame bytes",
      bytes,
      "json",
      json.length,
      "gz",
      gzipSync(json).length,
    );
    for (const l of r.data.sweep.lines)
      console.log(
        l.id,
        l.parameters
          .map((p, i) => `${p}:${f(l.inside.median[i]!)}/${f(l.outside.median[i]!)}`)
          .join(" "),
      );
    for (const l of r.data.coding.lines)
      console.log(l.id, l.bits.low.at(-1), l.bits.median.at(-1), l.bits.high.at(-1));
    for (const m of r.measured) console.log(m.id, m.value, m.low, m.high);
    for (const c of r.data.fit.curves) console.log("fit", c.id, c.train, c.inside, c.outside);
    console.log(r.data.sweep.constant);
    console.log(r.summary);
    break;
  }
  n++;
  bytes = Math.max(bytes, JSON.stringify(next.value).length);
  if (next.value.stage !== last || t - lastT > 700)
    console.error(
      t.toFixed(0),
      next.value.stage,
      next.value.progress.toFixed(3),
      (t - lastT).toFixed(0),
    );
  last = next.value.stage;
  lastT = t;
}
