import { expect, test } from "vitest";
import { createEngine } from "#engine";
import { createRandom } from "#random";
import { trainPolynomial } from "./descent.ts";
import { leastCost, polynomialAt } from "./polynomial.ts";
import { drawSamples } from "./samples.ts";
import { batchOf } from "./trained.ts";

test("With fewer coefficients than samples, descent reaches least squares at any price of the degrees.", async () => {
  const dataSets = [1, 2].map((seed) =>
    drawSamples({ target: "cubic", samples: 12, noise: 0.1 }, createRandom(seed)),
  );
  const engine = await createEngine();
  for (const smoothness of [0, 1]) {
    const spec = { basis: "legendre", reach: 1, smoothness } as const;
    const training = await trainPolynomial(
      engine,
      spec,
      4,
      { steps: 1500, learningRate: 0.05 },
      batchOf(dataSets),
    );
    let fits = await training.advance();
    for (let step = 50; step < 1500; step += 50) fits = await training.advance();
    fits.forEach((fit, dataSet) => {
      const exact = leastCost(spec, { smoothness, ridge: 0 }, dataSets[dataSet]!, 4);
      for (const x of [-1, 0.2, 1.2])
        expect(polynomialAt(fit, x)).toBeCloseTo(polynomialAt(exact, x), 3);
    });
  }
});
