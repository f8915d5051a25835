import { lax, nn, numpy as np } from "@jax-js/jax";
import type { Call } from "../../call.ts";
import { oneHot } from "../../workloads/one-hot.ts";
import { tower, towerData, towerParameters, towerSizes } from "../../workloads/tower.ts";
import { type Arrays, adamWStep, arrays } from "./adam-w.ts";
import { lastLoss } from "./last-loss.ts";

const { batch, blocks, rows, columns, planes, filters } = towerSizes;

/** Prepare the training of the residual tower, in the library's layout: (board, channel, row, column). */
export function prepareTower(): Call {
  const data = towerData();
  const boards = np
    .array(data.boards)
    .reshape([batch, rows, columns, planes])
    .transpose([0, 3, 1, 2]);
  const moves = np.array(oneHot(data.moves, columns)).reshape([batch, columns]);
  const step = adamWStep(turned(arrays(towerParameters())), (weights, x: np.Array, y: np.Array) =>
    nn
      .logSoftmax(network(weights, x))
      .mul(y)
      .sum()
      .mul(-1 / batch),
  );
  return () => lastLoss(() => step(boards.ref, moves.ref), tower.stepsPerCall);
}

/** Bring kernels to (out, in, row, column) and the head's inputs to (filter, row, column). */
function turned(weights: Arrays): Arrays {
  const turn = (name: string, x: np.Array) => {
    if (x.ndim === 4) return x.transpose([3, 2, 0, 1]);
    if (name === "head.weight")
      return x
        .reshape([rows, columns, filters, columns])
        .transpose([2, 0, 1, 3])
        .reshape([-1, columns]);
    return name === "head.bias" ? x : x.reshape([filters, 1, 1]);
  };
  return Object.fromEntries(Object.entries(weights).map(([name, x]) => [name, turn(name, x)]));
}

function network(weights: Arrays, boards: np.Array): np.Array {
  const convolve = (x: np.Array, name: string) =>
    lax
      .convGeneralDilated(x, weights[`${name}.weight`]!, [1, 1], "SAME")
      .add(weights[`${name}.bias`]!);
  let x = nn.relu(convolve(boards, "stem"));
  for (let i = 0; i < blocks; i++) {
    const inner = nn.relu(convolve(x.ref, `block.${i}.first`));
    x = nn.relu(x.add(convolve(inner, `block.${i}.second`)));
  }
  return np.matmul(x.reshape([batch, -1]), weights["head.weight"]!).add(weights["head.bias"]!);
}
