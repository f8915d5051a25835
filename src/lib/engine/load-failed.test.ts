import { expect, test } from "vitest";
import { createEngine } from "./index.ts";

test("a runtime whose file is missing or broken is refused in words", async () => {
  const broken = `data:application/wasm;base64,${btoa("not WebAssembly")}`;
  await expect(createEngine({ wasmUrl: broken })).rejects.toMatchObject({
    name: "EngineError",
    kind: "load-failed",
    message: expect.stringContaining("The runtime could not be loaded: "),
  });
});
