/** @file The part that runs where a contender runs: in a process of its own in Node, in a worker of its own in a page. */
import type { Call, WasmAddresses } from "./call.ts";
import { type ContenderName, contenders } from "./contenders.ts";
import { type WorkloadName, workloads } from "./workloads/workloads.ts";

export interface OpenRequest {
  readonly kind: "open";
  readonly contender: ContenderName;
  readonly workload: WorkloadName;
  readonly threads: number;
  readonly warmUpSeconds: number;
}

export interface RoundRequest {
  readonly kind: "round";
  readonly seconds: number;
}

export type Request = OpenRequest | RoundRequest;

export interface Opening {
  /** From a loaded library to the end of the first call: build, compile, first steps. */
  readonly firstCallSeconds: number;
  /** Of the first calls. */
  readonly losses: readonly number[];
}

export interface Round {
  readonly stepsPerSecond: number;
  readonly seconds: number;
}

/** Calls whose losses are compared between contenders. */
const comparedCalls = 2;

const secondsSince = (start: number) => (performance.now() - start) / 1000;

/** Make the function that answers requests. */
export function takeSeat(wasm?: WasmAddresses): (request: Request) => Promise<Opening | Round> {
  let call: Call;
  let stepsPerCall: number;

  async function open(request: OpenRequest): Promise<Opening> {
    const load = await contenders[request.contender].load();
    const prepare = await load({ threads: request.threads, ...(wasm && { wasm }) });
    const start = performance.now();
    call = await prepare(request.workload);
    stepsPerCall = workloads[request.workload].stepsPerCall;
    const losses = [await call()];
    const firstCallSeconds = secondsSince(start);
    while (losses.length < comparedCalls || secondsSince(start) < request.warmUpSeconds)
      losses.push(await call());
    return { firstCallSeconds, losses: losses.slice(0, comparedCalls) };
  }

  async function round({ seconds }: RoundRequest): Promise<Round> {
    const start = performance.now();
    let steps = 0;
    while (secondsSince(start) < seconds) {
      await call();
      steps += stepsPerCall;
    }
    return { stepsPerSecond: steps / secondsSince(start), seconds: secondsSince(start) };
  }

  return async (request) => (request.kind === "open" ? open(request) : round(request));
}
