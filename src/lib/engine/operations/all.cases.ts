/** @file The examples of every operation of the table, and of the functions composed of them. */
import type { OpName } from "#graph";
import type { Case } from "./case.ts";
import { contraction } from "./contraction.cases.ts";
import { elementwise } from "./elementwise.cases.ts";
import { reductions } from "./reduction.cases.ts";
import { shape } from "./shape.cases.ts";

const ofTheTable = {
  ...contraction,
  ...elementwise,
  ...reductions,
  ...shape,
} satisfies { readonly [K in OpName]: readonly Case[] };

/** Examples by name: an operation of the table without an example does not compile. */
export const cases: Readonly<Record<string, readonly Case[]>> = ofTheTable;
