import { expect, test } from "vitest";
import { explain } from "./error.ts";
import { createEngine } from "./index.ts";

test("a runtime whose file is missing or broken is refused in words", async () => {
  const broken = `data:application/wasm;base64,${btoa("not WebAssembly")}`;
  await expect(createEngine({ wasmUrl: broken })).rejects.toMatchObject({
    name: "EngineError",
    kind: "load-failed",
    message: "The runtime could not be loaded: its WebAssembly file is missing or broken.",
  });
});

test("what a runtime says to those who built it is left out", () => {
  const said =
    "no available backend found. ERR: [wasm] RuntimeError: Aborted(table index is out of bounds). Build with -sASSERTIONS for more info.";
  expect(explain("load-failed", new Error(said)).message).toBe(
    "The runtime could not be loaded: table index is out of bounds.",
  );
});
