import type { Reals } from "../math/reals.ts";
import type { TensorModelMaker } from "./tensorModel.ts";

/** What follows each hidden layer. */
export type Activation = "tanh" | "relu" | "elu" | "silu" | "gelu";

/**
 * One multilayer perceptron: each hidden layer is linear, then normalized where `normalization` is "layer", then
 * goes through the activation; the end is linear. `hidden` may be empty.
 */
export interface NetworkShape {
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** "layer": Ba, Kiros & Hinton (2016), https://arxiv.org/abs/1607.06450, with a gain and a shift per unit, ε = 1e-5. */
  readonly normalization: "none" | "layer";
  readonly numOutputs: number;
  /** Parameters beside the network that are learned with it; zero gradient unless the caller adds one. */
  readonly numFree: number;
  /** A network written with tensors, in place of the perceptron. Only the tfjs engine can compute it. */
  readonly model?: TensorModelMaker;
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
 * `forward` some networks, read `outputs(net)`, write `gradients(net)` of each,
 * `backward` the same networks; after the last chunk `step` them.
 */
export interface Networks {
  /** How many rows go through at once. */
  readonly chunkSize: number;
  /** Takes in observations, [numRows, inputSize]. Grows as needed; earlier ones are forgotten. */
  load(obs: Float32Array, numRows: number): void;
  /** Makes rows index[from] … index[to − 1] the present chunk; at most `chunkSize` of them. */
  select(index: Uint32Array, from: number, to: number): void;
  /** Computes some networks on the present chunk. */
  forward(nets: readonly number[]): void;
  /** The outputs of the last forward pass, output-major: [numOutputs, chunkSize]. Valid until the next `load`. */
  outputs(net: number): Reals;
  /** Where to write d loss / d output before `backward`; same layout. Rows beyond the chunk are ignored. */
  gradients(net: number): Reals;
  /** Adds the parameter gradients of the present chunk to those of the chunks before. Follows a `forward` of the same chunk and networks. */
  backward(nets: readonly number[]): void;
  /** The free parameters of a network; [numFree]. Valid until the next `load`. */
  free(net: number): Reals;
  /** Where to add d loss / d free; [numFree]. Valid until the next `load`. */
  freeGradients(net: number): Reals;
  /**
   * Clips, makes one Adam step and forgets the gradients, of each network on its own. Answers the norms of the
   * gradients before clipping, in the order of `nets`. Where one of them is not finite, no network is stepped, and
   * the gradients stay as they are.
   */
  step(nets: readonly number[], settings: readonly StepSettings[]): Float64Array;
  /** Forgets the gradient gathered so far. */
  forget(net: number): void;
  /**
   * A copy of the parameters: per layer the weights row by row, [inputs, outputs], then the biases [outputs], then,
   * in hidden layers that are normalized, the gains and the shifts [outputs]; last the free parameters.
   */
  parameters(net: number): Reals;
  /** Puts other parameters in place; the layout of `parameters`. What Adam remembers stays. */
  setParameters(net: number, parameters: Reals): void;
  /** A copy of the gradient gathered so far; the layout of `parameters`. */
  parameterGradients(net: number): Reals;
  save(net: number): NetworkState;
  restore(net: number, state: NetworkState): void;
  /** What trust regions ask for besides; an engine that cannot compute it leaves it out. */
  readonly tangents?: Tangents;
}

/**
 * Derivatives forward: how fast the outputs of a network change where its
 * parameters move along a direction v,
 *
 *   J v = d/dt outputs(θ + t v) at t = 0,
 *
 * J being the Jacobian whose transpose is what `backward` multiplies with.
 * Pearlmutter (1994), "Fast exact multiplication by the Hessian"; for products with
 * curvature as here Schraudolph (2002), https://doi.org/10.1162/08997660260028683
 */
export interface Tangents {
  /** Takes in a direction, in the layout of `parameters`. Of free parameters, no output knows. */
  direct(net: number, direction: Reals): void;
  /** Follows a `forward` of the same chunk and networks, before their `backward`. */
  forward(nets: readonly number[]): void;
  /** J v on the present chunk, output-major: [numOutputs, chunkSize]. Valid until the next `load`. */
  outputs(net: number): Reals;
  /** Adds the gradient gathered so far to sums in double precision, in the layout of `parameters`, and forgets it. */
  collect(net: number, sums: Float64Array): void;
}

/** Where networks live; numbers in, numbers out. */
export interface Engine {
  readonly name: string;
  /**
   * Networks with all parameters zero, but for the gains of normalized layers, which are 1; a model begins with its
   * own weights.
   *
   * @throws where this engine cannot compute one of the shapes, saying which engine can.
   */
  networks(inputSize: number, shapes: readonly NetworkShape[]): Networks;
}
