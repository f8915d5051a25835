/** @file A small tanh network trained in the tab on noisy samples of a curve; w* is what training finds. */
import {
  add,
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
import { dataSets, drawFeeds, type Model } from "./model.ts";
import { polish } from "./polish.ts";

const samples = 64;
const noise = 0.1;

/** The loss at w* is not zero, and no closed form is known. */
export function trainedModel(hidden: number): Model {
  const parameters = 3 * hidden + 1;
  return {
    label: `trained, ${hidden} tanh`,
    parameters,
    async problem(random, engine) {
      const { center, ...feeds } = drawFeeds(random, (own) => {
        const x = Array.from({ length: samples }, () => 2 * own.uniform() - 1);
        const y = x.map((value) => Math.sin(3 * value) + noise * own.normal());
        return { x, y, center: own.normals(parameters) };
      });
      const loss = (w: Tensor) => lossOf(w, hidden);
      const start = { dimension: parameters, dataSets, feeds, centers: center, loss };
      return polish(engine, start, { steps: 6000, learningRate: 0.03 });
    },
  };
}

function lossOf(position: Tensor, hidden: number): Tensor {
  const own = position.shape[0]! / dataSets;
  const x = input("x", [dataSets, 1, 1, samples]);
  const y = input("y", [dataSets, 1, 1, samples]);
  const [outgoing, incoming, shift, bias] = split(position, 1, [hidden, hidden, hidden, 1]);
  const column = (part: Tensor | undefined) => reshape(part!, [dataSets, own, hidden, 1]);
  const units = tanh(add(mul(column(incoming), x), column(shift)));
  const sum = matMul(reshape(outgoing!, [dataSets, own, 1, hidden]), units);
  const output = add(sum, reshape(bias!, [dataSets, own, 1, 1]));
  const errors = reshape(square(sub(output, y)), [dataSets * own, samples]);
  return mul(reduceMean(errors, [1]), 0.5);
}
