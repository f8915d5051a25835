/** @file Loads weights of shapes that the caller knows from a folder of `public/models`. */
import type { ParameterValues, Shapes } from "#nn";
import { numbersOf, readSafetensors } from "#safetensors";
import { inFile, type ModelFolder } from "./folder.ts";

/** Read a file of weights. Rejects with a `ModelError`: what the folder says, or wrong-shape where a tensor is missing or of another shape. */
export async function loadWeights(
  { path, read }: ModelFolder,
  file: string,
  shapes: Shapes,
): Promise<ParameterValues> {
  const bytes = await read(file, inFile(path(file), "corrupt", readSafetensors));
  return inFile(path(file), "wrong-shape", () => weightsIn(bytes, shapes))();
}

function weightsIn(bytes: Uint8Array, shapes: Shapes): ParameterValues {
  const { tensors } = readSafetensors(bytes);
  const read = ([name, shape]: [string, Shapes[string]]) => {
    const tensor = tensors.get(name);
    if (`${tensor?.shape}` !== `${shape}`)
      throw new RangeError(
        `it has ${tensor ? `${name} of shape [${tensor.shape}]` : `no ${name}`}; accepted is the shape [${shape}].`,
      );
    return [name, numbersOf(tensor!)];
  };
  return Object.fromEntries(Object.entries(shapes).map(read));
}
