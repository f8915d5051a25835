import type { Engine } from "#engine";
import {
  add,
  constant,
  conv,
  crossEntropy,
  matMul,
  reduceMean,
  relu,
  reshape,
  type Tensor,
} from "#graph";
import type { Call } from "../call.ts";
import { tower, towerData, towerParameters, towerSizes } from "../workloads/tower.ts";
import { inputs } from "./inputs.ts";
import { train } from "./train.ts";

/** Prepare the training of the residual tower. */
export function prepareTower(engine: Engine): Promise<Call> {
  const { batch, blocks, rows, columns, planes, filters } = towerSizes;
  const start = towerParameters();
  const parameters = inputs(start);
  const data = towerData();
  const convolve = (x: Tensor, name: string) =>
    add(conv(x, parameters[`${name}.weight`]!, { padding: [1, 1] }), parameters[`${name}.bias`]!);
  let x = relu(convolve(constant(data.boards, [batch, rows, columns, planes]), "stem"));
  for (let i = 0; i < blocks; i++) {
    const inner = relu(convolve(x, `block.${i}.first`));
    x = relu(add(x, convolve(inner, `block.${i}.second`)));
  }
  const read = reshape(x, [batch, rows * columns * filters]);
  const logits = add(matMul(read, parameters["head.weight"]!), parameters["head.bias"]!);
  const loss = reduceMean(crossEntropy(logits, constant(data.moves, undefined, "int64")));
  return train(engine, { start, parameters, loss, stepsPerCall: tower.stepsPerCall });
}
