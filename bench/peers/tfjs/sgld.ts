import * as tf from "@tensorflow/tfjs-core";
import type { Call } from "../../call.ts";
import { sgld, sgldNoise, sgldParameters, sgldSettings } from "../../workloads/sgld.ts";

/** Prepare the chains. */
export function prepareSgld(): Call {
  const { chains, stepSize, inverseTemperature, localisation, centre } = sgldSettings;
  const noise = tf.tensor3d(sgldNoise(), [sgld.stepsPerCall, chains, 2]);
  const xi = tf.unstack(noise)
  const start = sgldParameters().w!;
  let w = tf.tensor2d(start.values, [chains, 2]);
  const potential = (chain: tf.Tensor) => { const [a,b]=tf.split(chain, 2, 1); return tf.square(tf.mul(a!,b!)); };
  const gradient = tf.grad((chain) => tf.sum(potential(chain)));
  const step = (index: number) => {
    const previous = w;
    w = tf.tidy(() => {
      const drift = tf.add(
        tf.mul(gradient(previous), inverseTemperature),
        tf.mul(tf.sub(previous, centre), localisation),
      );
      return tf.add(
        tf.sub(previous, tf.mul(drift, stepSize / 2)),
        tf.mul(xi[index]!, Math.sqrt(stepSize)),
      ) as tf.Tensor2D;
    });
    previous.dispose();
  };
  return async () => {
    let last = 0;
    for (let i = 0; i < sgld.stepsPerCall; i++) {
      if (i === sgld.stepsPerCall - 1) {
        const mean = tf.tidy(() => tf.mean(potential(w)));
        last = (await mean.data())[0]!; mean.dispose();
      }
      step(i);
    }
    return last;
  };
}
