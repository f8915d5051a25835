import base from "/work/main/playwright.config.ts";
export default { ...base, testDir: "/work/main/e2e", timeout: 90000, expect:{timeout:10000}, workers: 1, use: { ...base.use, baseURL: "http://localhost:4471" }, webServer: { command: "npx astro preview --outDir /tmp/dist-cite --port 4471 --ignore-lock --silent", url: "http://localhost:4471", reuseExistingServer: true, cwd: "/work/main" } };
