/** @file What goes wrong on a reader's machine is said in words; the recorded run stays, and Run works again. */
import { expect, test } from "@playwright/test";
import { accessibilityFaults } from "./axe.ts";
import { essayAddress, type Lab, labAddress, labOn, long, openLab, quick } from "./lab.ts";

/** Press Run and expect to be told, with the recorded run still on show. */
async function failOnce(lab: Lab, message: string): Promise<void> {
  const before = await lab.pictures.first().innerHTML();
  const recorded = await lab.measured.textContent();
  await lab.run.click();
  await expect(lab.state).toContainText(message);
  await expect(lab.state).toContainText("The recorded run is shown instead.");
  await expect(lab.state).toContainText("Recorded run: seed");
  expect(await lab.pictures.first().innerHTML()).toBe(before);
  expect(await lab.measured.textContent()).toBe(recorded);
  await expect(lab.run).toBeEnabled();
  await expect(lab.cancel).toBeHidden();
}

async function runFine(lab: Lab): Promise<void> {
  await lab.run.click();
  await expect(lab.state).toContainText("Your run: seed 1 · wasm");
}

test("a browser without WebAssembly is told that the experiment needs it", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  const lab = await openLab(page);
  await failOnce(lab, "This browser does not run WebAssembly, which the experiment needs.");
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("a browser without workers is told that the experiment needs them", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  await failOnce(await openLab(page), "This browser does not run web workers");
});

test("a browser that forbids the worker says why", async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      constructor() {
        super();
        throw new DOMException("Workers are forbidden by policy.", "SecurityError");
      }
    } as unknown as typeof Worker;
  });
  await failOnce(await openLab(page), "Workers are forbidden by policy.");
});

for (const [part, glob, message] of [
  ["worker", "**/worker-*.js", "The worker could not start"],
  ["program of the run", "**/run-*.js", "Failed to fetch"],
  ["engine", "**/*.wasm", "runtime could not be loaded"],
] as const) {
  test(`where the ${part} is missing from the server, Run says so and can be pressed again`, async ({
    page,
  }) => {
    const lab = await openLab(page, quick);
    await page.route(glob, (route) => route.fulfill({ status: 404, body: "Not found" }));
    await failOnce(lab, message);
    await page.unroute(glob);
    await runFine(lab);
  });

  test(`where the connection breaks before the ${part} is there, Run says so and can be pressed again`, async ({
    page,
  }) => {
    const lab = await openLab(page, quick);
    await page.route(glob, (route) => route.abort("connectionreset"));
    await failOnce(lab, message);
    await page.unroute(glob);
    await runFine(lab);
  });
}

test("a run whose engine never arrives can be cancelled", async ({ page }) => {
  const lab = await openLab(page);
  await page.route("**/*.wasm", () => {});
  await lab.run.click();
  await expect(lab.state).toContainText("Starting the engine");
  await lab.cancel.click();
  await expect(lab.state).toContainText("Cancelled");
  await expect(lab.run).toBeFocused();
});

test("a worker that throws in the middle of a run ends it in words", async ({ page }) => {
  const lab = await openLab(page, long);
  await runFine(lab);
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error("out of memory");
    });
  });
  await expect(lab.state).toContainText("out of memory");
  await expect(lab.state).toContainText("The recorded run is shown instead.");
  await runFine(lab);
});

test("a worker that falls silent is given up after a while", async ({ page }) => {
  await page.clock.install();
  const lab = await openLab(page);
  await page.route("**/*.wasm", () => {});
  await lab.run.click();
  await expect(lab.state).toContainText("Starting the engine");
  await page.clock.runFor(100_000);
  await expect(lab.state).toContainText("The run has not answered for a while and was stopped.");
  await expect(lab.run).toBeEnabled();
});

for (const address of [labAddress, essayAddress]) {
  test(`${address} opened and then cut off from the network says that Run needs it`, async ({
    page,
    context,
  }) => {
    await page.goto(address, { waitUntil: "networkidle" });
    const lab = labOn(page);
    await context.setOffline(true);
    await lab.run.click();
    await expect(page.getByRole("alert").first()).toContainText("could not be loaded");
    await context.setOffline(false);
    await runFine(lab);
  });
}
