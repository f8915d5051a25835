/** @file The files of a stored GPT-2: config.json as the model hub has it, and weights by their public names. */
import { GraphError } from "#graph";
import { numbersOf, readSafetensors, store, writeSafetensors } from "#safetensors";
import { type Gpt2Config, gpt2Shapes } from "./gpt2.ts";
import { mapShapes, type ParameterValues } from "./parameters.ts";

/** The sizes under their names in config.json. `n_inner` is 0 in a model of attention only, which the hub has no word for. */
export const configJson = (config: Gpt2Config) => ({
  model_type: "gpt2",
  n_layer: config.layers,
  n_head: config.heads,
  n_embd: config.dModel,
  n_inner: config.dMlp,
  n_positions: config.positions,
  vocab_size: config.vocabulary,
  activation_function: "gelu_new",
  layer_norm_epsilon: 1e-5,
});

/** Read config.json; where `n_inner` is null or missing, the perceptron is four times as wide as the residual stream. */
export function readConfig(json: unknown): Gpt2Config {
  const record = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  const size = (name: string, least: number) => {
    const value = record[name];
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
    throw new GraphError(
      `readConfig: ${name} is ${JSON.stringify(value)}; accepts a whole number from ${least}`,
    );
  };
  const dModel = size("n_embd", 1);
  return {
    layers: size("n_layer", 1),
    heads: size("n_head", 1),
    dModel,
    dMlp: record["n_inner"] == null ? 4 * dModel : size("n_inner", 0),
    positions: size("n_positions", 1),
    vocabulary: size("vocab_size", 1),
  };
}

/** Write the weights of a model as a safetensors file. */
export const writeWeights = (
  config: Gpt2Config,
  weights: Readonly<Record<string, Float32Array>>,
): Uint8Array<ArrayBuffer> =>
  writeSafetensors(
    new Map(
      Object.entries(gpt2Shapes(config)).map(([name, shape]) => [
        name,
        store(weights[name]!, shape),
      ]),
    ),
  );

/** Read the weights of a model from a safetensors file; each must be there, in its shape. */
export function readWeights(config: Gpt2Config, file: Uint8Array): ParameterValues {
  const { tensors } = readSafetensors(file);
  return mapShapes(gpt2Shapes(config), (shape, name) => {
    const tensor = tensors.get(name);
    if (tensor === undefined || `${tensor.shape}` !== `${shape}`)
      throw new GraphError(
        `readWeights: the file has ${tensor ? `${name} of shape [${tensor.shape.join(", ")}]` : `no ${name}`}; accepts the shape [${shape.join(", ")}]`,
      );
    return numbersOf(tensor);
  });
}
