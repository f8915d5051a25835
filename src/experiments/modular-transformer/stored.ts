/** @file The stored networks and their card. */
import { loadWeights, ModelError, openFolder, type ReadFile } from "#models";
import { splitOf, type TransformerShape, transformer } from "#modular";
import type { ParameterValues } from "#nn";
import { createRandom } from "#random";
import type { Course } from "./types.ts";

const folder = "models/modular-transformer-1";

interface Card extends Course {
  readonly seed: number;
  readonly shape: TransformerShape;
  readonly hyperparameters: { readonly fraction: number };
}

/** Load both networks. Rejects with a `ModelError` where a file is missing or not what its card says. */
export async function loadStored(readFile: ReadFile, signal: AbortSignal) {
  const opened = await openFolder(readFile, folder, signal);
  const card = opened.card as unknown as Partial<Card>;
  const { seed, shape, hyperparameters, key, curve } = card;
  if (seed === undefined || !shape || !hyperparameters || !key || !curve)
    throw new ModelError(
      "corrupt",
      opened.path("card.json"),
      "it is no card of a transformer for addition; it needs `seed`, `shape`, `hyperparameters`, `key` and `curve`.",
    );
  const architecture = transformer(shape);
  const read = (file: string) => loadWeights(opened, file, architecture.shapes);
  const stream = createRandom(seed);
  return {
    shape,
    architecture,
    split: splitOf(stream, shape.p, hyperparameters.fraction),
    course: { key, curve } satisfies Course,
    weights: {
      trained: await read("model.safetensors"),
      memorising: await read("control.safetensors"),
      untrained: architecture.initial(stream.fork("weights")) as ParameterValues,
    },
  };
}
