import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["{src,scripts,bench,training}/**/*.test.ts"], testTimeout: 60_000 },
});
