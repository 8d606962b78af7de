import type { Reals } from "../math/reals.ts";

/** One multilayer perceptron: tanh between the layers, linear at the end. `hidden` may be empty. */
export interface NetworkShape {
  readonly hidden: readonly number[];
  readonly numOutputs: number;
  /** Parameters beside the network that are learned with it; zero gradient unless the caller adds one. */
  readonly numFree: number;
}

/** How one network is stepped. Adam: Kingma & Ba (2015), https://arxiv.org/abs/1412.6980 */
export interface StepSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** The gradient of the whole network is scaled down to this norm where it is longer. May be Infinity. */
  readonly maxGradNorm: number;
}

/** Everything a checkpoint needs of one network. Layouts as in {@link Networks.parameters}. */
export interface NetworkState {
  readonly parameters: Reals;
  readonly firstMoment: Reals;
  readonly secondMoment: Reals;
  readonly numSteps: number; // of Adam
}

/**
 * Several networks over the same observations, computed a chunk of rows at a
 * time. What is heavy lives here, and nothing else: forward, backward, Adam.
 *
 * The order of work: `load` observations; for each chunk `select` some rows;
 * for each network `forward`, read `outputs(net)`, write `gradients(net)`,
 * `backward`; after the last chunk `step` each network.
 */
export interface Networks {
  /** How many rows go through at once. */
  readonly chunkSize: number;
  /** Takes in observations, [numRows, inputSize]. Grows as needed; earlier ones are forgotten. */
  load(obs: Float32Array, numRows: number): void;
  /** Makes rows index[from] … index[to − 1] the present chunk; at most `chunkSize` of them. */
  select(index: Uint32Array, from: number, to: number): void;
  /** Computes network `net` on the present chunk. */
  forward(net: number): void;
  /** The outputs of the last forward pass, output-major: [numOutputs, chunkSize]. Valid until the next `load`. */
  outputs(net: number): Reals;
  /** Where to write d loss / d output before `backward`; same layout. Rows beyond the chunk are ignored. */
  gradients(net: number): Reals;
  /** Adds the parameter gradients of the present chunk to those of the chunks before. Follows a `forward` of the same chunk and net. */
  backward(net: number): void;
  /** The free parameters of a network; [numFree]. Valid until the next `load`. */
  free(net: number): Reals;
  /** Where to add d loss / d free; [numFree]. Valid until the next `load`. */
  freeGradients(net: number): Reals;
  /** Clips, makes one Adam step, forgets the gradients. Answers the gradient's norm before clipping. */
  step(net: number, settings: StepSettings): number;
  /**
   * A copy of the parameters: per layer the weights row by row, [inputs, outputs], then the biases [outputs];
   * last the free parameters.
   */
  parameters(net: number): Reals;
  /** A copy of the gradient gathered so far; the layout of `parameters`. */
  parameterGradients(net: number): Reals;
  save(net: number): NetworkState;
  restore(net: number, state: NetworkState): void;
}

/** Where networks live; numbers in, numbers out. */
export interface Engine {
  readonly name: string;
  /** Networks with all parameters zero. */
  networks(inputSize: number, shapes: readonly NetworkShape[]): Networks;
}
