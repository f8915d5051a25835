/** @file A two-layer network with an embedding of its own for each term: logits = act(U[a] + V[b]) W (Gromov, 2023, arXiv:2301.02679). */
import { add, matMul, relu, square } from "#graph";
import { parameter } from "#nn";
import { type Architecture, rowsAt, scaledNormals } from "./architecture.ts";
import type { Loss } from "./losses.ts";

export type Activation = "square" | "relu";

export interface TwoLayerShape {
  readonly p: number;
  /** Hidden units N. */
  readonly width: number;
  readonly activation: Activation;
  /** What it is trained with. */
  readonly loss: Loss;
}

export interface TwoLayer extends TwoLayerShape {
  /** (p, N) */
  readonly u: Float32Array;
  /** (p, N) */
  readonly v: Float32Array;
  /** (N, p) */
  readonly w: Float32Array;
}

/** The network as graph, and how its weights start: normal, divided by the root of the number of inputs of a unit. */
export function twoLayer({ p, width, activation }: TwoLayerShape): Architecture {
  if (!(Number.isInteger(width) && width >= 1))
    throw new RangeError(`width is ${width}; accepted are whole numbers from 1.`);
  return {
    p,
    shapes: { u: [p, width], v: [p, width], w: [width, p] },
    initial: (random) => ({
      u: scaledNormals(random, p * width, 1 / Math.sqrt(2 * p)),
      v: scaledNormals(random, p * width, 1 / Math.sqrt(2 * p)),
      w: scaledNormals(random, width * p, 1 / Math.sqrt(width)),
    }),
    embed: (parameters) => ({
      first: parameter(parameters, "u"),
      second: parameter(parameters, "v"),
    }),
    logits(parameters, { first, second }, rows) {
      const act = activation === "square" ? square : relu;
      const sum = add(rowsAt(first, rows.first), rowsAt(second, rows.second));
      return matMul(act(sum), parameter(parameters, "w"));
    },
  };
}

/** Logits of all p² pairs: row a·p + b, column c, in plain loops. */
export function logitsOf({ p, width, activation, u, v, w }: TwoLayer): Float32Array<ArrayBuffer> {
  const logits = new Float32Array(p ** 3);
  for (let a = 0; a < p; a++)
    for (let b = 0; b < p; b++) {
      const row = logits.subarray((a * p + b) * p, (a * p + b + 1) * p);
      for (let unit = 0; unit < width; unit++) {
        const sum = u[a * width + unit]! + v[b * width + unit]!;
        const hidden = activation === "square" ? sum * sum : Math.max(0, sum);
        for (let c = 0; c < p; c++) row[c]! += hidden * w[unit * p + c]!;
      }
    }
  return logits;
}
