import { expect, test } from "vitest";
import { input, neg, program } from "#graph";
import { chooseEngine, createReferenceEngine, type Engine, EngineError } from "./index.ts";

const negated = program({ y: neg(input("x", [2])) });

/** An engine whose every call takes so long. */
function taking(ms: number, backend: Engine["backend"]): Engine & { open: number } {
  const engine = {
    ...createReferenceEngine(),
    backend,
    open: 0,
    async compile() {
      engine.open++;
      return {
        async run() {
          await new Promise((resolve) => setTimeout(resolve, ms));
          return {};
        },
        dispose: async () => void engine.open--,
      };
    },
  };
  return engine;
}

test("the engine on which the program is fastest is chosen, and the measurement is the reason", async () => {
  const [slow, fast] = [taking(40, "webgpu"), taking(2, "wasm")];
  const { engine, reason } = await chooseEngine([slow, fast], negated, 50);
  expect(engine).toBe(fast);
  expect(reason).toMatch(
    /^Measured here: webgpu takes [\d.]+ ms a call, wasm takes [\d.]+ ms a call\.$/,
  );
  expect([slow.open, fast.open]).toEqual([0, 0]);
});

test("an engine that fails is passed over with its reason, and without any left it is an error", async () => {
  const broken = {
    ...taking(1, "webgpu"),
    compile: () => Promise.reject(new EngineError("device-lost")),
  };
  const working = taking(1, "wasm");
  const { engine, reason } = await chooseEngine([broken, working], negated, 10);
  expect(engine).toBe(working);
  expect(reason).toContain("webgpu failed (The graphics device was lost.)");
  await expect(chooseEngine([broken], negated)).rejects.toMatchObject({
    kind: "compile-failed",
    message: expect.stringContaining("No engine runs this program. Measured here: webgpu failed"),
  });
});
