import { defineConfig } from "@playwright/test";

const port = process.env.E2E_PORT ?? "4399";
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // Runs train for tens of seconds, and longer on a busy machine.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    baseURL: address,
    // It would answer in place of the server; offline.test.ts allows it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `astro preview --port ${port} --ignore-lock --silent`,
    url: address,
    reuseExistingServer: false,
  },
});
