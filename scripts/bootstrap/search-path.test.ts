import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.mjs";
import { searchPath, withOwnTools, withoutOwnTools } from "./search-path.mjs";

const own = join(root, "node_modules", ".bin");
const env = { PATH: ["/usr/bin", "/bin"].join(delimiter), HOME: "/root" };

test("the repository's tools come before those of the machine", () => {
  expect(searchPath(withOwnTools(env))).toEqual([own, "/usr/bin", "/bin"]);
});

test("the machine's tools are those left when the repository's are taken away", () => {
  expect(withoutOwnTools(withOwnTools(env))).toEqual(env);
});

test("PATH keeps the name by which the system knows it", () => {
  expect(withOwnTools({ Path: "/bin" })).toEqual({ Path: [own, "/bin"].join(delimiter) });
});

test("an environment without PATH has no folders to search", () => {
  expect(searchPath({})).toEqual([]);
});
