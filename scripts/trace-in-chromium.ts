import { chromium, type Page } from "@playwright/test";
import { createServer } from "vite";
import type { EngineOptions } from "#engine";
import playwright from "../playwright.config.ts";
import type { Traced } from "./compare-traces.ts";

/** A page may use threads only if it is isolated from other origins. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
/** WebGPU on the processor, for machines without a graphics card. */
const softwareGpu = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

const runtimeFiles = "/node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded";
const wasmUrl = `${runtimeFiles}.wasm`;
const threadUrl = `${runtimeFiles}.mjs`;
const webgpuUrl = `${runtimeFiles}.jspi.wasm`;

/** Train in Chromium: on WebAssembly with one thread and with two, and on WebGPU. */
export async function traceInChromium(): Promise<Traced[]> {
  const server = await createServer({
    configFile: false,
    logLevel: "error",
    server: { headers: isolation },
    optimizeDeps: { noDiscovery: true },
  });
  await server.listen();
  const { launchOptions } = playwright.use ?? {};
  const args = [...(launchOptions?.args ?? []), ...softwareGpu];
  const browser = await chromium.launch({ ...launchOptions, args });
  try {
    const traced: Traced[] = [];
    for (const options of [
      { wasmUrl },
      { wasmUrl, threadUrl, threads: 2 },
      { webgpuUrl, backends: ["webgpu"] },
    ]) {
      const page = await browser.newPage();
      await page.goto(`${server.resolvedUrls?.local[0]}scripts/trace-training.ts`);
      const found = await traceInPage(page, options as EngineOptions);
      traced.push({ runtime: `Chromium ${browser.version()}`, ...found });
      await page.close();
    }
    return traced;
  } finally {
    await browser.close();
    await server.close();
  }
}

const traceInPage = (page: Page, given: EngineOptions): Promise<Omit<Traced, "runtime">> =>
  page.evaluate(async (options) => {
    const load = (path: string) => import(path);
    const { createEngine }: typeof import("#engine") = await load("/src/lib/engine/index.ts");
    const { traceTraining }: typeof import("./trace-training.ts") = await load(
      "/scripts/trace-training.ts",
    );
    const engine = await createEngine(options);
    const trace = await traceTraining(engine);
    const { backend, threads, version } = engine;
    await engine.dispose();
    return { backend, threads, version, trace };
  }, given);
