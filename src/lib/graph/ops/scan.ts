/** @file Repeating a body: every step takes over what the step before carried on and reads its slice of the sequences. */
import { apply, GraphError, misfit, type Op } from "../op.ts";
import { sameShape, sizeOf } from "../shape.ts";
import { type Tensor, typeOf } from "../tensor.ts";
import { topological } from "../topological.ts";

/** Inputs: initial values of what is carried, then the sequences, then what the body captures. */
export const Scan: Op<"Scan"> = {
  name: "Scan",
  type(inputs, { body: { steps, carried, scanned, results }, output }) {
    carried.forEach((placeholder, i) => {
      const fits = [inputs[i]!, results[i]!].every(
        ({ shape, dtype }) => sameShape(shape, placeholder.shape) && dtype === placeholder.dtype,
      );
      if (!fits)
        throw misfit("Scan", [inputs[i]!, results[i]!], `${typeOf(placeholder)} to carry on`);
    });
    scanned.forEach((placeholder, i) => {
      const sequence = inputs[carried.length + i]!;
      if (!sameShape(sequence.shape, [steps, ...placeholder.shape]))
        throw misfit("Scan", [sequence], `${steps} slices of ${typeOf(placeholder)}`);
    });
    const { shape, dtype } = results[output]!;
    return { shape: output < carried.length ? shape : [steps, ...shape], dtype };
  },
  gradient() {
    throw new GraphError("Scan: its gradient is not defined; take gradients inside the body");
  },
  evaluate(values, { inputs, attributes: { body, output } }, interpret) {
    const { steps, carried, scanned, results } = body;
    const known = new Map(inputs.map((input, i) => [input, values[i]!]));
    let state = values.slice(0, carried.length);
    const stacked: number[] = [];
    for (let step = 0; step < steps; step++) {
      carried.forEach((placeholder, i) => {
        known.set(placeholder, state[i]!);
      });
      scanned.forEach((placeholder, i) => {
        const size = sizeOf(placeholder.shape);
        known.set(placeholder, values[carried.length + i]!.slice(step * size, (step + 1) * size));
      });
      const computed = interpret(results, known);
      state = computed.slice(0, carried.length);
      stacked.push(...computed[output]!);
    }
    return output < carried.length ? state[output]! : stacked;
  },
  onnx: ({ attributes: { body, output } }) => ({
    attributes: { num_scan_inputs: { int: body.scanned.length } },
    takes: body.carried.length + body.scanned.length,
    outputs: { count: body.results.length, index: output },
    body,
  }),
};

export interface ScanDefinition {
  readonly steps: number;
  readonly carried: readonly {
    readonly placeholder: Tensor<"Input">;
    readonly initial: Tensor;
    readonly next: Tensor;
  }[];
  readonly scanned: readonly {
    readonly placeholder: Tensor<"Input">;
    readonly sequence: Tensor;
  }[];
  /** Computed in every step and stacked along a new first axis. */
  readonly stacked: readonly Tensor[];
}

/** Repeat a body; whatever does not change from step to step is computed once, outside. */
export function scan({ steps, carried, scanned, stacked }: ScanDefinition) {
  const placeholders = [...carried, ...scanned].map(({ placeholder }) => placeholder);
  const results = [...carried.map(({ next }) => next), ...stacked];
  const inputs = [
    ...carried.map(({ initial }) => initial),
    ...scanned.map(({ sequence }) => sequence),
    ...invariantInputs(results, placeholders),
  ];
  const body = {
    steps,
    carried: carried.map(({ placeholder }) => placeholder),
    scanned: scanned.map(({ placeholder }) => placeholder),
    results,
  };
  const outputs = results.map((_, output) => apply(Scan, inputs, { body, output }));
  return { carried: outputs.slice(0, carried.length), stacked: outputs.slice(carried.length) };
}

/** Find what the body uses directly but no step changes, constants aside. */
function invariantInputs(results: readonly Tensor[], placeholders: readonly Tensor[]): Tensor[] {
  const varying = new Set<Tensor>(placeholders);
  const captured = new Set<Tensor>();
  const capture = (tensor: Tensor) => {
    if (!varying.has(tensor) && tensor.op !== "Constant") captured.add(tensor);
  };
  for (const tensor of topological(results)) {
    if (!tensor.inputs.some((input) => varying.has(input))) continue;
    varying.add(tensor);
    tensor.inputs.forEach(capture);
  }
  results.forEach(capture);
  return [...captured];
}
