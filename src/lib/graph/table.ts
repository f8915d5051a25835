/** @file The table of all operations. */
import type { OpName } from "./attributes.ts";
import type { Op } from "./op.ts";
import { Add, Div, Log, Max, Min, Mul, Neg, Pow, Sub } from "./ops/arithmetic.ts";
import { Expand, ReduceSum, Reshape } from "./ops/broadcast.ts";
import { Abs, Cos, Erf, Exp, Relu, Sigmoid, Sign, Sin, Sqrt, Tanh } from "./ops/functions.ts";
import { Gather, ScatterND } from "./ops/gather.ts";
import { Identity } from "./ops/identity.ts";
import { MatMul, Transpose } from "./ops/linear.ts";
import {
  And,
  Cast,
  Equal,
  Greater,
  GreaterOrEqual,
  Less,
  LessOrEqual,
  Not,
  Or,
  Where,
} from "./ops/logic.ts";
import { LogSoftmax, Softmax } from "./ops/normalize.ts";
import { CumSum, TopK } from "./ops/order.ts";
import { Concat, Slice, Split } from "./ops/parts.ts";
import { ReduceMax, ReduceMean } from "./ops/reduce.ts";
import { Scan } from "./ops/scan.ts";

/** Every operation by name: a name without a record, or a record without a rule, does not compile. */
export const table: { readonly [K in OpName]: Op<K> } = {
  Abs,
  Add,
  And,
  Cast,
  Concat,
  Cos,
  CumSum,
  Div,
  Equal,
  Erf,
  Exp,
  Expand,
  Gather,
  Greater,
  GreaterOrEqual,
  Identity,
  Less,
  LessOrEqual,
  Log,
  LogSoftmax,
  MatMul,
  Max,
  Min,
  Mul,
  Neg,
  Not,
  Or,
  Pow,
  ReduceMax,
  ReduceMean,
  ReduceSum,
  Relu,
  Reshape,
  Scan,
  ScatterND,
  Sigmoid,
  Sign,
  Sin,
  Slice,
  Softmax,
  Split,
  Sqrt,
  Sub,
  Tanh,
  TopK,
  Transpose,
  Where,
};

/** Find the record of the operation that made a tensor; leaves have none. */
export const opOf = ({ op }: { readonly op: string }): Op<OpName> | undefined =>
  (table as Readonly<Record<string, Op<OpName>>>)[op];
