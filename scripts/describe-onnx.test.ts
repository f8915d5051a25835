import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { saveOnnx } from "#engine";
import { add, input, matMul, program, scan, tanh } from "#graph";
import { describeOnnx } from "./describe-onnx.ts";

const [x, W, h] = [input("x", [4, 1, 3]), input("W", [3, 3]), input("h", [1, 3])];
const row = input("row", [1, 3]);
const { carried } = scan({
  steps: 4,
  carried: [
    { placeholder: h, initial: input("start", [1, 3]), next: tanh(tanh(add(h, matMul(row, W)))) },
  ],
  scanned: [{ placeholder: row, sequence: x }],
  stacked: [],
});
const recurrent = program(Object.fromEntries(carried.map((last) => ["last", last])));
const weights = { W: new Float32Array(9) };

describe("the description of a model", () => {
  test("lists what it takes and returns, counts operations also inside others, and sizes weights", () => {
    const { model } = saveOnnx(recurrent, weights);
    const lines = describeOnnx(model).split("\n");
    expect(lines.slice(0, 6)).toEqual([
      `${model.length} B, ONNX 10, operators ai.onnx 21, made by cruxes`,
      "inputs (2)",
      "  start: float[1, 3]",
      "  x: float[4, 1, 3]",
      "outputs (1)",
      "  last: float[1, 3]",
    ]);
    expect(lines[6]).toMatch(/^operations \(\d+\)$/);
    expect(lines).toEqual(expect.arrayContaining(["  2 × Tanh", "  1 × MatMul", "  1 × Scan"]));
    expect(lines.slice(-2)).toEqual(["weights (1)", "  W: float[3, 3], 36 B"]);
  });

  test("names the file of weights that are beside it", () => {
    const { model } = saveOnnx(recurrent, weights, "w.safetensors");
    expect(describeOnnx(model)).toContain("W: float[3, 3], 36 B in w.safetensors");
  });
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "onnx-"));
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const run = (...files: string[]) =>
    spawnSync(process.execPath, ["scripts/onnx.ts", ...files], { encoding: "utf8" });

  test("prints the description", () => {
    const { model } = saveOnnx(recurrent);
    const { status, stdout } = run(write("model.onnx", model));
    expect([status, stdout]).toEqual([0, `${describeOnnx(model)}\n`]);
  });

  test.each([
    ["no file", [], "Usage: npm run -s onnx -- FILE"],
    ["a file that is not there", [join(folder, "none.onnx")], "cannot be read"],
    [
      "a file that is cut off",
      [write("cut.onnx", saveOnnx(recurrent).model.subarray(0, 90))],
      "is no ONNX model",
    ],
    [
      "an empty file",
      [write("empty.onnx", new Uint8Array())],
      "is no ONNX model: it holds no graph",
    ],
    ["text", [write("text.onnx", new TextEncoder().encode("Hello, model."))], "is no ONNX model"],
  ])("given %s exits 2 with a line that says so", (_, files, message) => {
    const { status, stderr, stdout } = run(...files);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
