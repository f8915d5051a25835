import { parseArgs } from "node:util";
import { type ContenderName, contenders, type RuntimeName } from "./contenders.ts";
import { type WorkloadName, workloads } from "./workloads/workloads.ts";

export interface Options {
  readonly json: boolean;
  readonly record: boolean;
  readonly workloads: readonly WorkloadName[];
  readonly contenders: readonly ContenderName[];
  readonly runtimes: readonly RuntimeName[];
  readonly rounds: number;
  readonly seconds: number;
}

/** Read the command line; throws an error that says what is accepted. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: "boolean", default: false },
      record: { type: "boolean", default: false },
      workload: { type: "string" },
      only: { type: "string" },
      runtime: { type: "string" },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "1" },
    },
  });
  return {
    json: values.json,
    record: values.record,
    workloads: choose("--workload", values.workload, Object.keys(workloads) as WorkloadName[]),
    contenders: choose("--only", values.only, Object.keys(contenders) as ContenderName[]),
    runtimes: choose("--runtime", values.runtime, ["node", "chromium"]),
    rounds: positive("--rounds", values.rounds, true),
    seconds: positive("--seconds", values.seconds, false),
  };
}

function choose<T extends string>(
  option: string,
  text: string | undefined,
  all: readonly T[],
): T[] {
  if (text === undefined) return [...all];
  const wanted = text.split(",");
  const unknown = wanted.filter((name) => !(all as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`${option} received ${unknown.join(", ")}; it accepts ${all.join(", ")}`);
  return all.filter((name) => wanted.includes(name));
}

function positive(option: string, text: string, whole: boolean): number {
  const value = Number(text);
  if (!(value > 0 && value < Number.POSITIVE_INFINITY) || (whole && !Number.isInteger(value)))
    throw new Error(
      `${option} received ${text}; it accepts a positive ${whole ? "whole " : ""}number`,
    );
  return value;
}
