/** @file One hidden layer of tanh units as graph, and the problem that the sampler and the quantiser see. */
import {
  input,
  matMul,
  mul,
  reduceMean,
  reshape,
  split,
  square,
  sub,
  type Tensor,
  tanh,
} from "#graph";
import type { Random } from "#random";
import type { Problem } from "#sampling";
import { incomingCount, parameterCount } from "./sizes.ts";
import { type Examples, inputs } from "./task.ts";

/** Half the mean squared error of every network: weights (network, in, hidden) and (network, hidden, 1) on shared or own examples. */
export function halfError(x: Tensor, y: Tensor, incoming: Tensor, outgoing: Tensor): Tensor {
  const output = matMul(tanh(matMul(x, incoming)), outgoing);
  const axes = [output.shape.length - 2, output.shape.length - 1];
  return mul(reduceMean(square(sub(output, y)), axes), 0.5);
}

/** Draw starting weights of one network: normal, divided by the root of the number of inputs of a unit. */
export function initialWeights(random: Random, hidden: number) {
  const draw = (count: number, fanIn: number) =>
    random.normals(count).map((value) => value / Math.sqrt(fanIn));
  return {
    incoming: draw(incomingCount(hidden), inputs),
    outgoing: draw(hidden, hidden),
  };
}

/** Networks at given weights on their training examples, a data set each. */
export function problemOf(
  hidden: number,
  tasks: readonly Examples[],
  centers: Float32Array,
): Problem {
  const dataSets = tasks.length;
  const count = tasks[0]!.count;
  return {
    dimension: parameterCount(hidden),
    dataSets,
    feeds: {
      x: Float32Array.from(tasks.flatMap(({ x }) => x)),
      y: Float32Array.from(tasks.flatMap(({ y }) => y)),
    },
    centers,
    loss(position) {
      const own = position.shape[0]! / dataSets;
      const [incoming, outgoing] = split(position, 1, [incomingCount(hidden), hidden]);
      const losses = halfError(
        input("x", [dataSets, 1, count, inputs]),
        input("y", [dataSets, 1, count, 1]),
        reshape(incoming!, [dataSets, own, inputs, hidden]),
        reshape(outgoing!, [dataSets, own, hidden, 1]),
      );
      return reshape(losses, [dataSets * own]);
    },
  };
}
