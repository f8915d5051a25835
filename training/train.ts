/** @file `npm run train <model> [-- …]`: run training/<model>/train.ts. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runCommand, UsageError } from "../scripts/usage-error.ts";

await runCommand(async () => {
  const [model = "", ...rest] = process.argv.slice(2);
  const scriptOf = (name: string) => join(import.meta.dirname, name, "train.ts");
  const known = readdirSync(import.meta.dirname).filter((name) => existsSync(scriptOf(name)));
  if (!known.includes(model))
    throw new UsageError(
      `There is nothing to train called "${model}"; accepted: ${known.join(", ")}.\nUsage: npm run train <model> [-- options]`,
    );
  const { train } = (await import(scriptOf(model))) as {
    train: (options: readonly string[]) => Promise<void>;
  };
  await train(rest);
});
