import { createEngine } from "#engine";
import { adamW, add, concat, constant, input, logSoftmax, matMul, mul, neg, reduceSum, relu, trainingStep, div } from "#graph";
import type { Call } from "../call.ts";
import { adamW as settings } from "../workloads/adam-w.ts";
import { mlp, mlpData, mlpParameters, mlpSizes } from "../workloads/mlp.ts";
import { oneHot } from "../workloads/one-hot.ts";

export async function prepareMlp(): Promise<Call> {
  const { examples, modulus } = mlpSizes;
  const data = mlpData();
  const start = mlpParameters();
  const parameters = Object.fromEntries(Object.entries(start).map(([name, { shape }]) => [name, input(name, shape)]));
  const { embedding, W_in, b_in, W_out } = parameters;
  const rows = (ids: Int32Array) => constant(oneHot(ids, modulus), [examples, modulus]);
  const embedded = concat([matMul(rows(data.first), embedding!), matMul(rows(data.second), embedding!)], 1);
  const hidden = relu(add(matMul(embedded, W_in!), b_in!));
  const logits = matMul(hidden, W_out!);
  const loss = div(reduceSum(mul(logSoftmax(logits), rows(data.sum))), -examples);
  const engine = await createEngine();
  const trainer = await engine.train(trainingStep({ parameters, loss, optimizer: adamW(settings) }), {
    initial: Object.fromEntries(Object.entries(start).map(([name, { values }]) => [name, values])),
    stepsPerCall: mlp.stepsPerCall,
  });
  return async () => (await trainer.advance()).loss!.at(-1)!;
}
