/** @file Contractions in Einstein's notation, each made of one matrix multiplication. */
import { GraphError, misfit } from "../op.ts";
import { sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { reshape } from "./broadcast.ts";
import { matMul, transpose } from "./linear.ts";

/** Contract two tensors: `einsum("bqhd,bkhd->bhqk", q, k)`; what both inputs name and the result does not is summed. */
export function einsum(formula: string, a: Tensor, b: Tensor): Tensor {
  const [namesA, namesB, result] = formula.split(/,|->/).map((names) => [...names.trim()]);
  if (namesA === undefined || namesB === undefined || result === undefined)
    throw new GraphError(`einsum: received ${formula}; accepts two inputs, as in ij,jk->ik`);
  const shared = namesA.filter((name) => namesB.includes(name));
  const batch = shared.filter((name) => result.includes(name));
  const inner = shared.filter((name) => !result.includes(name));
  const rows = namesA.filter((name) => !shared.includes(name));
  const columns = namesB.filter((name) => !shared.includes(name));
  const order = [...batch, ...rows, ...columns];
  const sizes = new Map([
    ...namesB.map((name, i) => [name, b.shape[i]!] as const),
    ...namesA.map((name, i) => [name, a.shape[i]!] as const),
  ]);
  const fits = (names: readonly string[], { shape }: Tensor) =>
    `${names.map((name) => sizes.get(name))}` === `${shape}` &&
    new Set(names).size === names.length;
  if (!fits(namesA, a) || !fits(namesB, b) || `${order.toSorted()}` !== `${result.toSorted()}`)
    throw misfit(
      "einsum",
      [a, b],
      `shapes that ${formula} describes, with no letter lost or repeated`,
    );
  const shapeOf = (names: readonly string[]) => names.map((name) => sizes.get(name)!);
  const arrange = (x: Tensor, names: string[], left: string[], right: string[]) => {
    const permutation = [...batch, ...left, ...right].map((name) => names.indexOf(name));
    const sides = [left, right].map((side) => sizeOf(shapeOf(side)));
    return reshape(transpose(x, permutation), [...shapeOf(batch), ...sides]);
  };
  const product = matMul(arrange(a, namesA, rows, inner), arrange(b, namesB, inner, columns));
  return transpose(
    reshape(product, shapeOf(order)),
    result.map((name) => order.indexOf(name)),
  );
}
