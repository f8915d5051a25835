/** @file `npm run -s onnx -- FILE`: print what an `.onnx` file takes, returns, does and weighs. */
import { readFile } from "node:fs/promises";
import { describeOnnx } from "./describe-onnx.ts";
import { runCommand, UsageError } from "./usage-error.ts";

await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) throw new UsageError("Usage: npm run -s onnx -- FILE");
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`);
  });
  try {
    console.log(describeOnnx(bytes));
  } catch (error) {
    throw new UsageError(`${file} is no ONNX model: ${(error as Error).message}`);
  }
});
