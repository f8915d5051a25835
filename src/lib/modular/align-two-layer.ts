/**
 * @file Bring one two-layer network as near to another as the symmetries of such networks allow: order of the units (weight
 * matching of Ainsworth et al., 2023, arXiv:2209.04836), sign of a unit that squares, names of the numbers.
 */
import { assignment, dot } from "#linalg";
import type { ParameterValues } from "#nn";
import { weightsOf } from "./neurons.ts";
import type { TwoLayer, TwoLayerShape } from "./two-layer.ts";

/** Rename the numbers x → m·x mod p: a network that adds still does, for what it answers to (m·a, m·b) it now answers to (a, b). */
export function relabelTwoLayer<T extends TwoLayer>(net: T, m: number): T {
  const { p, width } = net;
  const [u, v, w] = [net.u.slice(), net.v.slice(), net.w.slice()];
  for (let x = 0; x < p; x++) {
    const from = (m * x) % p;
    u.set(net.u.subarray(from * width, (from + 1) * width), x * width);
    v.set(net.v.subarray(from * width, (from + 1) * width), x * width);
    for (let unit = 0; unit < width; unit++) w[unit * p + x] = net.w[unit * p + from]!;
  }
  return { ...net, u, v, w };
}

/** Put unit `order[i]`, its input weights times `signs[i]`, in place i. */
export function permuteUnits<T extends TwoLayer>(
  net: T,
  order: readonly number[],
  signs: readonly number[] = order.map(() => 1),
): T {
  const { p, width } = net;
  const [u, v, w] = [net.u.slice(), net.v.slice(), net.w.slice()];
  order.forEach((from, to) => {
    for (let x = 0; x < p; x++) {
      u[x * width + to] = signs[to]! * net.u[x * width + from]!;
      v[x * width + to] = signs[to]! * net.v[x * width + from]!;
      w[to * p + x] = net.w[from * p + x]!;
    }
  });
  return { ...net, u, v, w };
}

interface Unit {
  readonly into: Float64Array;
  readonly out: Float64Array;
}

const unitsOf = (net: TwoLayer): Unit[] =>
  Array.from({ length: net.width }, (_, unit) => ({
    into: Float64Array.of(...weightsOf(net, unit, "u"), ...weightsOf(net, unit, "v")),
    out: weightsOf(net, unit, "w"),
  }));

/** Inner products of all units of two networks; a unit that squares may change the sign of what goes in. */
function similarities(a: readonly Unit[], b: readonly Unit[], canFlip: boolean) {
  const signs = a.map((left) =>
    b.map(({ into }) => (canFlip && dot(left.into, into) < 0 ? -1 : 1)),
  );
  const products = a.map((left, i) =>
    Float64Array.from(
      b,
      ({ into, out }, j) => signs[i]![j]! * dot(left.into, into) + dot(left.out, out),
    ),
  );
  return { signs, products };
}

export interface Alignment<Weights> {
  readonly weights: Weights;
  /** The numbers of the second network were renamed x → m·x; 1 where they keep their names. */
  readonly multiplier: number;
  /** Cosine between the weights of both networks, all of them as one vector. */
  readonly cosine: number;
}

/** Each unit with the most similar one of the other network is an upper bound on what a matching can reach. */
const boundOf = (products: readonly Float64Array[]) =>
  products.reduce((sum, row) => sum + row.reduce((a, b) => Math.max(a, b)), 0);

/** How many renamings, those with the highest bounds, have their matching computed. */
const matched = 3;

/**
 * Order the units of `net` so that its weights have the largest inner product with those of `reference`, for the best of some
 * renamings of its numbers. With more than three multipliers, those with the three highest upper bounds are matched.
 */
export function alignTwoLayer(
  reference: TwoLayer,
  net: TwoLayer,
  multipliers: readonly number[],
): Alignment<TwoLayer> {
  const canFlip = reference.activation === "square";
  const units = unitsOf(reference);
  const candidates = multipliers
    .map((multiplier) => {
      const renamed = relabelTwoLayer(net, multiplier);
      const { signs, products } = similarities(units, unitsOf(renamed), canFlip);
      return { multiplier, renamed, signs, products, bound: boundOf(products) };
    })
    .sort((a, b) => b.bound - a.bound)
    .slice(0, matched);
  const found = candidates.map(({ multiplier, renamed, signs, products }) => {
    const order = assignment(products.map((row) => row.map((product) => -product)));
    const weights = permuteUnits(
      renamed,
      order,
      order.map((from, to) => signs[to]![from]!),
    );
    return { weights, multiplier, cosine: cosineOf(weightsIn(reference), weightsIn(weights)) };
  });
  return found.reduce((best, each) => (each.cosine > best.cosine ? each : best));
}

/** A network as parameters by name. */
export const weightsIn = ({ u, v, w }: TwoLayer): ParameterValues => ({
  u: Float32Array.from(u),
  v: Float32Array.from(v),
  w: Float32Array.from(w),
});

/** Parameters by name as a network. */
export const twoLayerOf = (
  { p, width, activation, loss }: TwoLayerShape,
  { u, v, w }: ParameterValues,
): TwoLayer => ({ p, width, activation, loss, u: u!, v: v!, w: w! });

/** Cosine between two sets of parameters, each as one vector. */
export function cosineOf(a: ParameterValues, b: ParameterValues): number {
  const product = (x: ParameterValues, y: ParameterValues) =>
    Object.keys(x).reduce((sum, name) => sum + dot(x[name]!, y[name]!), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

/** The point on the straight line between two sets of parameters: `part` of the way from a to b. */
export const between = (a: ParameterValues, b: ParameterValues, part: number): ParameterValues =>
  Object.fromEntries(
    Object.entries(a).map(([name, values]) => [
      name,
      values.map((value, i) => (1 - part) * value + part * b[name]![i]!),
    ]),
  );
