/**
 * @file `npm run build:scaling`: how the work of a build grows with the essays. Builds copies of the site with 1, 10
 * and 20 copies of one essay, each from nothing. Fails when twenty take more than twenty times as long as one, or when
 * an essay among many costs half as much again as one among few.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const original = "polynomial";
const counts = [1, 10, 20];

interface Measurement {
  readonly essays: number;
  readonly pages: number;
  /** Of all threads of the build, which a busy machine lengthens less than the time on the clock. */
  readonly cpuSeconds: number;
  /** The same build again, its cards in the cache. */
  readonly cpuSecondsAgain: number;
}

const measurements = counts.map(measure);
const [one, ten, twenty] = measurements;
if (!one || !ten || !twenty) throw new Error("Nothing was measured.");
const ratio = twenty.cpuSeconds / one.cpuSeconds;
const bends = costOfOneMore(ten, twenty) / costOfOneMore(one, ten);
const record = {
  essay: original,
  processor: `${cpus()[0]?.model}, ${availableParallelism()} cores`,
  node: process.version,
  measurements,
  twentyToOne: Number(ratio.toFixed(2)),
  laterToEarlierEssay: Number(bends.toFixed(2)),
};
console.log(JSON.stringify(record, null, 2));
process.exitCode = ratio <= 20 && bends <= 1.5 ? 0 : 1;

function costOfOneMore(few: Measurement, many: Measurement): number {
  return (many.cpuSeconds - few.cpuSeconds) / (many.essays - few.essays);
}

function measure(essays: number): Measurement {
  const site = mkdtempSync(join(tmpdir(), "cruxes-scaling-"));
  try {
    copySite(site);
    for (let i = 2; i <= essays; i++) copyEssay(site, `${original}-copy-${i}`, i);
    execFileSync("node", ["scripts/assign-ids.ts"], { cwd: site, stdio: "ignore" });
    const cpuSeconds = build(site);
    const files = readdirSync(join(site, "dist"), { recursive: true, encoding: "utf8" });
    const pages = files.filter((path) => path.endsWith(".html")).length;
    console.error(`${essays} essays: ${pages} pages, ${cpuSeconds.toFixed(1)} s`);
    return { essays, pages, cpuSeconds, cpuSecondsAgain: build(site) };
  } finally {
    rmSync(site, { recursive: true });
  }
}

/** Copy what a build reads; packages are linked one by one, so that the caches beside them are the copy's own. */
function copySite(site: string): void {
  for (const part of readdirSync(root))
    if (!["node_modules", "dist", ".git", ".astro", "test-results"].includes(part))
      cpSync(join(root, part), join(site, part), { recursive: true });
  mkdirSync(join(site, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules")))
    if (![".cache", ".vite", ".astro"].includes(name))
      symlinkSync(join(root, "node_modules", name), join(site, "node_modules", name));
}

function copyEssay(site: string, slug: string, number: number): void {
  const essays = join(site, "src/content/essays");
  cpSync(join(essays, original), join(essays, slug), { recursive: true });
  const path = join(essays, slug, "index.mdx");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/^(title|description): (.*)$/gm, `$1: $2 Copy ${number}.`));
}

/** Build a site and return the processor time that it took, in seconds. */
function build(site: string): number {
  const report = "process.on('exit',()=>console.error('cpu',JSON.stringify(process.cpuUsage())))";
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${report}`, "node_modules/astro/bin/astro.mjs", "build"],
    { cwd: site, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`The build failed:\n${stdout.slice(-2000)}\n${stderr}`);
  const usage = JSON.parse(/cpu (\{.*\})/.exec(stderr)?.[1] ?? "{}");
  return Number(((usage.user + usage.system) / 1e6).toFixed(1));
}
