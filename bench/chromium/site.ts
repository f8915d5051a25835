/** @file The built page, served twice: plainly, as a static host would, and cross-origin isolated, so that it may use threads. */
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export interface Site {
  readonly address: string;
  readonly isolatedAddress: string;
  close(): Promise<void>;
}

/** Build the page and serve it. */
export async function serveSite(): Promise<Site> {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: "dist",
      target: "esnext",
      minify: false,
      emptyOutDir: true,
      assetsInlineLimit: 0,
    },
  });
  const serve = (headers: Record<string, string>) =>
    preview({ root, configFile: false, logLevel: "error", preview: { port: 4501, headers } });
  const [plain, isolated] = [await serve({}), await serve(isolation)];
  return {
    address: plain.resolvedUrls!.local[0]!,
    isolatedAddress: isolated.resolvedUrls!.local[0]!,
    async close() {
      await Promise.all([plain.close(), isolated.close()]);
    },
  };
}
