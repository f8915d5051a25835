import type { Engine } from "#engine";
import { add, concat, constant, crossEntropy, gather, matMul, reduceMean, relu } from "#graph";
import type { Call } from "../call.ts";
import { mlp, mlpData, mlpParameters } from "../workloads/mlp.ts";
import { inputs } from "./inputs.ts";
import { train } from "./train.ts";

/** Prepare the addition network. */
export function prepareMlp(engine: Engine): Promise<Call> {
  const start = mlpParameters();
  const parameters = inputs(start);
  const { embedding, W_in, b_in, W_out } = parameters;
  const data = mlpData();
  const [first, second, sum] = [data.first, data.second, data.sum].map((ids) =>
    constant(ids, undefined, "int64"),
  );
  const embedded = concat([gather(embedding!, first!), gather(embedding!, second!)], 1);
  const hidden = relu(add(matMul(embedded, W_in!), b_in!));
  const loss = reduceMean(crossEntropy(matMul(hidden, W_out!), sum!));
  return train(engine, { start, parameters, loss, stepsPerCall: mlp.stepsPerCall });
}
