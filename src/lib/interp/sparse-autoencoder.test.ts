import { expect, test } from "vitest";
import { createEngine } from "#engine";
import { adam } from "#graph";
import { rowsOf } from "#linalg";
import { createRandom } from "#random";
import { meanMaxCosine, sparseAutoencoderInitial, sparseAutoencoderStep } from "./index.ts";

const [features, width, latents, batch, steps] = [20, 16, 24, 128, 1000];
const random = createRandom(50);
const truth = rowsOf(random.normals(features * width), width).map((row) =>
  row.map((x) => x / Math.hypot(...row)),
);

/** Sums of few true directions: each is there with chance 0.05, at a length from 0 to 1. */
function sample(count: number): Float32Array<ArrayBuffer> {
  const x = new Float32Array(count * width);
  for (let example = 0; example < count; example++)
    for (const direction of truth) {
      if (random.uniform() >= 0.05) continue;
      const length = random.uniform();
      direction.forEach((value, j) => {
        x[example * width + j]! += length * value;
      });
    }
  return x;
}

const config = { width, latents, replicas: 2 };
const initial = sparseAutoencoderInitial(config, random.fork("initial"));
const directions = (decoder: Float32Array, replica: number) =>
  rowsOf(decoder.subarray(replica * latents * width, (replica + 1) * latents * width), width);

test("The loss, the unexplained variance and the active latents are those of plain loops.", async () => {
  const step = sparseAutoencoderStep({ ...config, batch: 4, optimizer: adam({ learningRate: 0 }) });
  const engine = await createEngine();
  const trainer = await engine.train(step, { initial, stepsPerCall: 1 });
  const flat = sample(4);
  const computed = await trainer.advance({ x: flat, sparsity: Float32Array.of(0, 0.3) });
  await engine.dispose();
  const x = rowsOf(flat, width);
  const mean = Array.from({ length: width }, (_, j) =>
    x.reduce((sum, row) => sum + row[j]! / 4, 0),
  );
  const square = (row: ArrayLike<number>, from: ArrayLike<number>) =>
    Array.from(row).reduce((sum, value, j) => sum + (value - from[j]!) ** 2, 0);
  [0, 0.3].forEach((sparsity, replica) => {
    const decoder = directions(initial["W_dec"]!, replica);
    // At the start the encoder is the decoder's transpose and the biases are 0.
    const codes = x.map((row) =>
      decoder.map((d) =>
        Math.max(
          0,
          d.reduce((sum, value, j) => sum + value * row[j]!, 0),
        ),
      ),
    );
    const again = codes.map((code) =>
      mean.map((_, j) => code.reduce((sum, f, k) => sum + f * decoder[k]![j]!, 0)),
    );
    const error = x.reduce((sum, row, i) => sum + square(row, again[i]!), 0);
    const spread = x.reduce((sum, row) => sum + square(row, mean), 0);
    const flatCodes = codes.flat();
    const total = flatCodes.reduce((a, b) => a + b, 0);
    expect(computed["loss"]![replica]).toBeCloseTo((error + sparsity * total) / 4, 4);
    expect(computed["fvu"]![replica]).toBeCloseTo(error / spread, 4);
    expect(computed["l0"]![replica]).toBe(flatCodes.filter((f) => f > 0).length / 4);
  });
});

test("A sparse dictionary recovers planted directions; one that reconstructs better does not.", async () => {
  const learningRate = (step: number) => 3e-3 * (1 - step / steps);
  const step = sparseAutoencoderStep({ ...config, batch, optimizer: adam({ learningRate }) });
  const engine = await createEngine();
  const trainer = await engine.train(step, { initial, stepsPerCall: 100 });
  const sparsity = Float32Array.of(0.2, 0.01);
  let metrics = {} as Awaited<ReturnType<typeof trainer.advance>>;
  while (trainer.step < steps)
    metrics = await trainer.advance({ x: sample(100 * batch), sparsity });
  const decoder = (await trainer.parameters())["W_dec"]!;
  await engine.dispose();
  const [sparse, dense] = [0, 1].map((replica) =>
    meanMaxCosine(truth, directions(decoder, replica)),
  );
  const atStart = meanMaxCosine(truth, directions(initial["W_dec"]!, 0));
  expect(sparse).toBeGreaterThan(0.93);
  expect(dense).toBeLessThan(0.8);
  expect(atStart).toBeLessThan(0.7);
  const [fvuOfSparse, fvuOfDense] = metrics["fvu"]!.slice(-2);
  expect(fvuOfDense!).toBeLessThan(fvuOfSparse! / 2);
});

test("The mean largest cosine is 1 for the same directions at any length, and less for others.", () => {
  expect(
    meanMaxCosine(
      [
        [1, 0],
        [0, 2],
      ],
      [
        [0, 1],
        [3, 0],
        [1, 1],
      ],
    ),
  ).toBe(1);
  expect(meanMaxCosine([[1, 0]], [[1, 1]])).toBeCloseTo(Math.SQRT1_2, 12);
});
