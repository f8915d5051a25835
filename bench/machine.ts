import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const packages = [
  "onnxruntime-web",
  "onnxruntime-node",
  "@jax-js/jax",
  "@tensorflow/tfjs-core",
] as const;

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly chromium: string | null;
  readonly packages: Readonly<Record<string, string>>;
}

/** Describe where a run takes place. */
export function describeMachine(chromium: string | null): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    chromium,
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  for (const folder of ["../node_modules", "peers/node_modules"])
    try {
      const file = new URL(`${folder}/${name}/package.json`, import.meta.url);
      return JSON.parse(readFileSync(file, "utf8")).version;
    } catch {}
  return "not installed";
}
