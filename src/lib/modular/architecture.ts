/** @file What training needs to know of a network for addition modulo p. */
import { constant, gather, reshape, type Tensor } from "#graph";
import type { Parameters, ParameterValues, Shapes } from "#nn";
import type { Random } from "#random";

/** One pair index a·p + b for each example, for each of the independent networks: (network, example). */
export type PairTable = readonly (readonly number[])[];

export interface Architecture {
  readonly p: number;
  /** Of one network, without the axis that counts networks. */
  readonly shapes: Shapes;
  /** Starting weights of one network. */
  initial(random: Random): ParameterValues;
  /** What stands for a term in either place; parameters have a leading axis of networks. */
  embed(parameters: Parameters): Embedded;
  /** Logits (network, example, p) of the terms in some rows of what stands for them. */
  logits(parameters: Parameters, embedded: Embedded, rows: Terms): Tensor;
}

/** Rows of a first and of a second term: (network, row, size), a row for each number below p unless said otherwise. */
export interface Embedded {
  readonly first: Tensor;
  readonly second: Tensor;
}

/** A row for either term of each example. */
export interface Terms {
  readonly first: PairTable;
  readonly second: PairTable;
}

/** Logits (network, example, p) of pairs. */
export const pairLogits = (
  architecture: Architecture,
  parameters: Parameters,
  pairs: PairTable,
): Tensor =>
  architecture.logits(parameters, architecture.embed(parameters), termsOf(pairs, architecture.p));

/** Rows of a table (network, row, …) at row indices (network, example), each network from its own table. */
export function rowsAt(table: Tensor, rows: PairTable): Tensor {
  const [networks, count, ...row] = table.shape as [number, number, ...number[]];
  const flat = rows.flatMap((own, network) => own.map((index) => network * count + index));
  const examples = flat.length / networks;
  const found = gather(
    reshape(table, [networks * count, ...row]),
    constant(flat, undefined, "int64"),
  );
  return reshape(found, [networks, examples, ...row]);
}

/** Split pair indices into their two terms. */
export const termsOf = (pairs: PairTable, p: number): Terms => ({
  first: pairs.map((own) => own.map((pair) => Math.floor(pair / p))),
  second: pairs.map((own) => own.map((pair) => pair % p)),
});

/** Normal numbers with a standard deviation. */
export const scaledNormals = (random: Random, count: number, deviation: number) =>
  random.normals(count).map((value) => value * deviation);
