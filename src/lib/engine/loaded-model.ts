/** @file A model from an `.onnx` file: its names, types and shapes are found when it is loaded. */
import type { InferenceSession, Tensor, TensorConstructor } from "onnxruntime-web/wasm";
import type { Model, ModelTensor, ModelValue } from "./engine.ts";
import { EngineError } from "./error.ts";
import type { Attempt } from "./onnx-device.ts";

/** Wrap a session; what is fed is checked by name, type and every size that the file states. */
export function wrapModel(
  session: InferenceSession,
  Tensor: TensorConstructor,
  attempt: Attempt,
  dispose: () => Promise<void>,
): Model {
  const inputs = session.inputMetadata.map(describe);
  return {
    inputs,
    outputs: session.outputMetadata.map(describe),
    async run(feeds) {
      checkNames(inputs, feeds);
      const tensors = inputs.map((input) => [
        input.name,
        convert(Tensor, input, feeds[input.name]!),
      ]);
      const outputs = await attempt("run-failed", () => session.run(Object.fromEntries(tensors)));
      return Object.fromEntries(
        Object.entries(outputs).map(([name, { type, dims, data }]) => [
          name,
          { type, shape: dims, data: data as ModelTensor["data"] },
        ]),
      );
    },
    dispose,
  };
}

const describe = (value: InferenceSession.ValueMetadata): ModelValue => ({
  name: value.name,
  type: value.isTensor ? value.type : "no tensor",
  shape: value.isTensor ? value.shape : [],
});

function checkNames(inputs: readonly ModelValue[], feeds: Readonly<Record<string, unknown>>): void {
  const accepted = inputs.map(({ name }) => name);
  const wrong = [
    ...accepted.filter((name) => !Object.hasOwn(feeds, name)).map((name) => `lacks ${name}`),
    ...Object.keys(feeds)
      .filter((name) => !accepted.includes(name))
      .map((name) => `has ${name}`),
  ];
  if (wrong.length > 0)
    throw new EngineError(
      "bad-input",
      `What is fed ${wrong.join(" and ")}; the model accepts ${accepted.join(", ")}.`,
    );
}

function convert(Tensor: TensorConstructor, { name, type, shape }: ModelValue, fed: ModelTensor) {
  const count = fed.shape.reduce((product, size) => product * size, 1);
  const fits =
    fed.type === type &&
    fed.data.length === count &&
    // The runtime reports a shape that the file leaves open as the shape of a scalar.
    (shape.length === 0 || fed.shape.length === shape.length) &&
    shape.every((size, i) => typeof size === "string" || size === fed.shape[i]);
  if (!fits)
    throw new EngineError(
      "bad-input",
      `Input ${name} received ${fed.type}[${fed.shape.join(", ")}] with ${fed.data.length} values; it accepts ${type}[${shape.join(", ")}].`,
    );
  return new Tensor(type as Tensor.Type, fed.data as unknown as Tensor.DataType, fed.shape);
}
