import { grad, jit, numpy as np } from "@jax-js/jax";
import type { Call } from "../../call.ts";
import { sgld, sgldNoise, sgldParameters, sgldSettings } from "../../workloads/sgld.ts";

const U = Number(process.env.U ?? 1);
/** Prepare the chains. */
export async function prepareSgld(): Promise<Call> {
  const { chains, stepSize, inverseTemperature, localisation, centre } = sgldSettings;
  const noise = np.array(sgldNoise()).reshape([sgld.stepsPerCall/U, U, chains, 2]);
  let xi = np.split(noise, sgld.stepsPerCall/U, 0).map(x=>x.reshape([U,chains,2]));
  let w = np.array(sgldParameters().w!.values).reshape([chains, 2]);
  const potential = (chain: np.Array) => { const [a,b]=np.split(chain,2,1); return np.square(a!.mul(b!)); };
  const gradient = grad((chain: np.Array) => potential(chain).sum());
  const one = (w: np.Array, x: np.Array) => {
    const drift = gradient(w.ref).mul(inverseTemperature).add(w.ref.sub(centre).mul(localisation));
    return w.sub(drift.mul(stepSize/2)).add(x.mul(Math.sqrt(stepSize)));
  };
  const many = jit((w: np.Array, x: np.Array) => {
    for (let i=0;i<U;i++) w = one(w, x.ref.slice(i));
    x.dispose();
    return w;
  });
  return async () => {
    for (const x of xi) w = many(w, x.ref);
    const [value] = await np.mean(potential(w.ref)).data();
    return value!;
  };
}
