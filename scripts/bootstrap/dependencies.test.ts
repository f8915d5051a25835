import { expect, test } from "vitest";
import { isInstalled } from "./dependencies.mjs";

const manifest = { dependencies: { katex: "1.0.0" }, devDependencies: { vitest: "2.0.0" } };
const packages = {
  "node_modules/katex": { version: "1.0.0" },
  "node_modules/vitest": { version: "2.0.0" },
};
const lock = { packages: { "": manifest, ...packages } };

test("an installation with every locked package is complete", () => {
  expect(isInstalled({ manifest, lock, installed: { packages } })).toBe(true);
});

test("a missing package makes an installation incomplete", () => {
  const { "node_modules/vitest": _, ...others } = packages;
  expect(isInstalled({ manifest, lock, installed: { packages: others } })).toBe(false);
});

test("a package of another version makes an installation outdated", () => {
  const older = { ...packages, "node_modules/katex": { version: "0.9.0" } };
  expect(isInstalled({ manifest, lock, installed: { packages: older } })).toBe(false);
});

test("an optional package, made for another system, may be missing", () => {
  const optional = { "node_modules/fsevents": { version: "3.0.0", optional: true } };
  const longer = { packages: { ...lock.packages, ...optional } };
  expect(isInstalled({ manifest, lock: longer, installed: { packages } })).toBe(true);
});

test("a dependency added to package.json alone makes an installation outdated", () => {
  const more = { ...manifest, dependencies: { ...manifest.dependencies, svelte: "5.0.0" } };
  expect(isInstalled({ manifest: more, lock, installed: { packages } })).toBe(false);
});

test("the order of the dependencies does not matter", () => {
  const swapped = { a: "1.0.0", b: "1.0.0" };
  const both = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "1.0.0" },
  };
  const files = {
    manifest: { dependencies: { b: "1.0.0", a: "1.0.0" } },
    lock: { packages: { "": { dependencies: swapped }, ...both } },
    installed: { packages: both },
  };
  expect(isInstalled(files)).toBe(true);
});
