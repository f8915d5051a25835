import { expect, test } from "vitest";
import { findBrowser } from "./browser.mjs";

const machine = (platform: string, env: Record<string, string>, ...installed: string[]) => ({
  platform,
  env,
  starts: (file: string) => installed.includes(file),
});

test("a browser is looked for in every folder of PATH", () => {
  const linux = machine("linux", { PATH: "/bin:/opt/google" }, "/opt/google/google-chrome");
  expect(findBrowser(linux)).toBe("/opt/google/google-chrome");
});

test("Chromium comes before Chrome", () => {
  const linux = machine("linux", { PATH: "/a:/b" }, "/a/google-chrome", "/b/chromium");
  expect(findBrowser(linux)).toBe("/b/chromium");
});

test("a machine without a browser has none to name", () => {
  expect(findBrowser(machine("linux", { PATH: "/bin" }))).toBeUndefined();
});

test("on macOS the applications are searched as well as PATH", () => {
  const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const chromium = "/opt/homebrew/bin/chromium";
  const env = { PATH: "/opt/homebrew/bin" };
  expect(findBrowser(machine("darwin", env, chrome, chromium))).toBe(chrome);
  expect(findBrowser(machine("darwin", env, chromium))).toBe(chromium);
});

test("on Windows the program folders that exist are searched", () => {
  const edge = "C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe";
  const windows = machine("win32", { "PROGRAMFILES(X86)": "C:\\Programs" }, edge);
  expect(findBrowser(windows)).toBe(edge);
});
