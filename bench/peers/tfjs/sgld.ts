import * as tf from "@tensorflow/tfjs-core";
import type { Call } from "../../call.ts";
import { sgld, sgldPushes, sgldSettings, sgldStart } from "../../workloads/sgld.ts";

const potential = (w: tf.Tensor) => {
  const [a, b] = tf.split(w, 2, 1);
  return tf.square(tf.mul(a!, b!));
};

/** Prepare the chains. */
export function prepareSgld(): Call {
  const { chains } = sgldSettings;
  const { kept, rate, pushes } = sgldPushes();
  const size = 2 * chains;
  const steps = Array.from({ length: sgld.stepsPerCall }, (_, i) =>
    tf.tensor2d(pushes.slice(i * size, (i + 1) * size), [chains, 2]),
  );
  const gradient = tf.grad((w) => tf.sum(potential(w)));
  let w: tf.Tensor = tf.tensor2d(sgldStart(), [chains, 2]);
  return async () => {
    for (const push of steps) {
      const next = tf.tidy(() => tf.add(tf.sub(tf.mul(w, kept), tf.mul(gradient(w), rate)), push));
      w.dispose();
      w = next;
    }
    const mean = tf.tidy(() => tf.mean(potential(w)));
    const [value] = await mean.data();
    mean.dispose();
    return value!;
  };
}
