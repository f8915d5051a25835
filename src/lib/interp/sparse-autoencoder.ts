/** @file Sparse autoencoders (Bricken et al., 2023; Cunningham et al., 2023, arXiv:2309.08600): a dictionary of directions, few of which make up each activation. */
import {
  add,
  cast,
  div,
  greater,
  input,
  matMul,
  mul,
  type Optimizer,
  reduceMean,
  reduceSum,
  relu,
  sqrt,
  square,
  sub,
  type Tensor,
  type TrainingStep,
  trainingStep,
} from "#graph";
import {
  type Parameters,
  type ParameterValues,
  parameter,
  parameterInputs,
  type Shapes,
} from "#nn";
import type { Random } from "#random";

export interface SparseAutoencoderConfig {
  /** Width of the activations. */
  readonly width: number;
  readonly latents: number;
  /** Independent dictionaries, which may differ in sparsity and seed. */
  readonly replicas: number;
}

/** List the parameters; the first axis of each counts the replicas. */
export const sparseAutoencoderShapes = ({ width, latents, replicas }: SparseAutoencoderConfig) =>
  ({
    W_enc: [replicas, width, latents],
    b_enc: [replicas, 1, latents],
    W_dec: [replicas, latents, width],
    b_dec: [replicas, 1, width],
  }) satisfies Shapes;

/** Start at random unit directions, with the encoder the decoder's transpose. */
export function sparseAutoencoderInitial(
  { width, latents, replicas }: SparseAutoencoderConfig,
  random: Random,
): ParameterValues {
  const decoder = random.fork("W_dec").normals(replicas * latents * width);
  const encoder = new Float32Array(decoder.length);
  for (let row = 0; row < replicas * latents; row++) {
    const direction = decoder.subarray(row * width, (row + 1) * width);
    const norm = Math.hypot(...direction);
    const [replica, latent] = [Math.floor(row / latents), row % latents];
    direction.forEach((value, i) => {
      direction[i] = value / norm;
      encoder[(replica * width + i) * latents + latent] = value / norm;
    });
  }
  return {
    W_enc: encoder,
    b_enc: new Float32Array(replicas * latents),
    W_dec: decoder,
    b_dec: new Float32Array(replicas * width),
  };
}

/** The dictionary (replica, latent, width): the decoder's rows at length 1. */
export function dictionary(parameters: Parameters): Tensor {
  const decoder = parameter(parameters, "W_dec");
  return div(decoder, sqrt(reduceSum(square(decoder), [-1], { keepDims: true })));
}

/** Latents (replica, example, latent) of activations (example, width): relu((x - b_dec) W_enc + b_enc). */
export const encode = (parameters: Parameters, x: Tensor): Tensor =>
  relu(
    add(
      matMul(sub(x, parameter(parameters, "b_dec")), parameter(parameters, "W_enc")),
      parameter(parameters, "b_enc"),
    ),
  );

/** Activations (replica, example, width) that latents stand for. */
export const decode = (parameters: Parameters, latents: Tensor): Tensor =>
  add(matMul(latents, dictionary(parameters)), parameter(parameters, "b_dec"));

/**
 * Describe a training step on a streamed batch `x` (example, width): mean over examples of |x - x̂|² + sparsity Σ f,
 * with `sparsity` (replica) fed. Metrics by replica: the share of variance left unexplained, `fvu`, and the mean number of
 * active latents, `l0`.
 */
export function sparseAutoencoderStep(
  config: SparseAutoencoderConfig & { readonly batch: number; readonly optimizer: Optimizer },
): TrainingStep {
  const { width, replicas, batch, optimizer } = config;
  const parameters = parameterInputs(sparseAutoencoderShapes(config));
  const x = input("x", [batch, width]);
  const sparsity = input("sparsity", [replicas]);
  const latents = encode(parameters, x);
  const error = reduceSum(square(sub(x, decode(parameters, latents))), [1, 2]);
  const penalty = mul(sparsity, reduceSum(latents, [1, 2]));
  const losses = div(add(error, penalty), batch); // (replica)
  const spread = reduceSum(square(sub(x, reduceMean(x, [0], { keepDims: true }))));
  return trainingStep({
    parameters,
    replicas,
    loss: reduceSum(losses),
    optimizer,
    streamed: [x],
    metrics: {
      loss: losses,
      fvu: div(error, spread),
      l0: div(reduceSum(cast(greater(latents, 0), "float32"), [1, 2]), batch),
    },
  });
}
