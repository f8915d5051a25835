import { ablations } from "./ablations.ts";
import { mlp } from "./mlp.ts";
import { sgld } from "./sgld.ts";
import { tower } from "./tower.ts";
import { transformer } from "./transformer.ts";

/** All workloads, in the order of the table. */
export const workloads = { mlp, transformer, tower, sgld, ablations };

export type WorkloadName = keyof typeof workloads;
