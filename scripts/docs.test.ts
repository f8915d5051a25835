import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";

const folder = "node_modules/.cache/cruxes-docs";
const file = `${folder}/engine.ts`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the example of docs/engine.md has at most 40 lines, runs, and its loss falls", async () => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(readFileSync("docs/engine.md", "utf8")) ?? [];
  expect(code?.trim().split("\n").length).toBeLessThanOrEqual(40);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code ?? "");
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import(`${process.cwd()}/${file}`);
  const losses = log.mock.calls.slice(1).map(([, loss]) => Number(loss));
  expect(losses).toHaveLength(10);
  expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 3);
});
