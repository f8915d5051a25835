import { createEngine, createReferenceEngine } from "#engine";
import {
  adam,
  add,
  constant,
  input,
  matMul,
  onnxGraph,
  reduceMean,
  reduceSum,
  scanSteps,
  square,
  sub,
  tanh,
  trainingStep,
} from "#graph";
import { createRandom } from "#random";

const R = 8,
  n = 30,
  K = +(process.env.K ?? 50);
const random = createRandom(1);
for (const h of [20, 200]) {
  const x = input("x", [n, 1]);
  const y = input("y", [n, 1]);
  const p = {
    W1: input("W1", [R, 1, h]),
    b1: input("b1", [R, 1, h]),
    W2: input("W2", [R, h, 1]),
    b2: input("b2", [R, 1, 1]),
  };
  const net = (x) => add(matMul(tanh(add(matMul(x, p.W1), p.b1)), p.W2), p.b2);
  const mse = reduceMean(square(sub(net(x), y)), [1, 2]);
  const step = trainingStep({
    parameters: p,
    loss: reduceSum(mse),
    metrics: { mse },
    optimizer: adam({ learningRate: 0.01 }),
    replicas: R,
    readouts: {
      curve: net(
        constant(
          Float64Array.from({ length: 200 }, (_, i) => i / 100 - 1),
          [200, 1],
        ),
      ),
    },
  });
  const g = onnxGraph(scanSteps(step, K));
  const body = g.nodes.find((n) => n.op === "Scan")!.attributes["body"]!.graph;
  console.log("outer", g.nodes.map((n) => n.op).join(" "));
  console.log("body", body.nodes.length, body.nodes.map((n) => n.op).join(" "));
  const initial = {
    W1: random.normals(R * h),
    b1: random.normals(R * h),
    W2: random.normals(R * h).map((v) => v / Math.sqrt(h)),
    b2: new Float32Array(R),
  };
  const xs = Float32Array.from({ length: n }, (_, i) => (i / n) * 2 - 1),
    ys = xs.map((v) => Math.sin(3 * v));
  const engine = await createEngine();
  const t0 = performance.now();
  const t = await engine.train(step, { initial, stepsPerCall: K });
  const t1 = performance.now();
  let m = await t.advance({ x: xs, y: ys });
  console.log(
    "compile ms",
    (t1 - t0).toFixed(0),
    "first call ms",
    (performance.now() - t1).toFixed(1),
  );
  if (h === 20) {
    const ref = await createReferenceEngine().train(step, { initial, stepsPerCall: K });
    const rm = await ref.advance({ x: xs, y: ys });
    console.log(
      "max rel diff to reference",
      Math.max(...m.mse.map((v, i) => Math.abs(v - rm.mse[i]) / rm.mse[i])),
      rm.mse[0],
      rm.mse.at(-1),
    );
  }
  const times = [];
  for (let r = 0; r < 5; r++) {
    const s = performance.now();
    for (let i = 0; i < 20; i++) m = await t.advance({ x: xs, y: ys });
    times.push(((performance.now() - s) / 20 / K) * 1000);
  }
  console.log(
    "h",
    h,
    "us per step",
    times.map((v) => v.toFixed(1)).join(" "),
    "mse",
    [...m.mse.slice(-R)].map((v) => v.toExponential(1)).join(" "),
    Object.keys(m),
    m.curve.length,
  );
}
