import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { sourcesOf } from "./code-hash.ts";

test("Sources are followed through imports of values, and not through imports of types.", () => {
  const folder = mkdtempSync(join(tmpdir(), "code-hash-"));
  const files = {
    "run.ts": 'import type { T } from "./types.ts";\nimport {\n  f,\n} from "./model.ts";\nf();\n',
    "model.ts": 'export { f } from "./f.ts";\n',
    "f.ts": "export const f = () => 1;\n",
    "types.ts": "export type T = number;\n",
    "figure.ts": 'import "./run.ts";\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const sources = sourcesOf([join(folder, "run.ts")]);
  expect(sources.map((path) => basename(path))).toEqual(["f.ts", "model.ts", "run.ts"]);
});

test("A run depends on the library behind the names of package.json, and not on its figure.", () => {
  const folder = "src/experiments/polynomial-vs-network";
  const sources = sourcesOf([join(import.meta.dirname, "..", folder, "run.ts")]);
  expect(sources).toContain(`${folder}/run.ts`);
  expect(sources).toContain("src/lib/linalg/svd.ts");
  expect(sources).toContain("src/lib/graph/gradient.ts");
  expect(sources).not.toContain(`${folder}/tables.ts`);
});
