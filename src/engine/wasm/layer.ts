import type { NetworkShape } from "../engine.ts";
import type { ActivationKernels, Products } from "./activations.ts";
import { activations, plainProducts } from "./activations.ts";
import type { Arena } from "./memory.ts";
import { CHUNK_PANEL, NUMBER, ROW, chunkSize, panelsOf } from "./panels.ts";

/** Where one layer lives. */
export interface Layer {
  readonly numInputs: number;
  readonly numOutputs: number;
  readonly weights: number; // offset in a block; panels [inputs, outputs], those of the last layer [outputs, inputs]
  readonly weightsPanel: number;
  readonly biases: number; // offset in a block; [outputs, padded]
}

/** A layer with an activation. Its rows go from `product` through `activationInput` to `result`, and back the same way. */
export interface HiddenLayer extends Layer {
  readonly transposed: number; // address; panels of the weights as [outputs, inputs]; not used in the first layer
  readonly transposedPanel: number;
  readonly products: Products;
  readonly normalization: Normalization | undefined;
  readonly activation: ActivationKernels | undefined; // undefined where the products compute it
  // Addresses of panels [rows, outputs], some of them the same:
  readonly product: number; // X·W + b; normalized in place
  readonly activationInput: number;
  readonly result: number; // of the activation; on the way back d loss / d activationInput, then d loss / d product
  readonly resultGradient: number; // where d loss / d result is put, or d loss / d product if the products compute f′
}

/** What a normalized layer has besides. */
export interface Normalization {
  readonly gains: number; // offset in a block; [outputs, padded], as the next
  readonly shifts: number;
  readonly scales: number; // address; [rows]
}

/**
 * Finds a place for a hidden layer: for its parameters in `block`, for what is computed of them in `memory`. What
 * need not be kept for the way back goes to `scratch`, which other layers share.
 */
export function layHiddenLayer(
  numInputs: number,
  numOutputs: number,
  { activation, normalization }: NetworkShape,
  scratch: number,
  block: Arena,
  memory: Arena,
): HiddenLayer {
  const numPanels = panelsOf(numOutputs);
  const weightsPanel = Math.ceil(numInputs / 4) * 4 * ROW;
  const transposedPanel = numPanels * 8 * ROW;
  const layer = {
    numInputs,
    numOutputs,
    weights: block.allocate(numPanels * weightsPanel),
    weightsPanel,
    biases: block.allocate(numPanels * ROW),
    transposed: memory.allocate(panelsOf(numInputs) * transposedPanel),
    transposedPanel,
  };
  const allocatePanels = () => memory.allocate(numPanels * CHUNK_PANEL);
  const result = allocatePanels();
  const { fused, slopeFrom } = activations[activation];
  if (fused !== undefined && normalization === "none") {
    const places = { product: result, activationInput: result, result, resultGradient: result };
    return { ...layer, ...places, products: fused, normalization: undefined, activation: undefined };
  }
  const activationInput = slopeFrom === "input" ? allocatePanels() : scratch;
  return {
    ...layer,
    products: plainProducts,
    normalization:
      normalization === "none"
        ? undefined
        : {
            gains: block.allocate(numPanels * ROW),
            shifts: block.allocate(numPanels * ROW),
            scales: memory.allocate(chunkSize * NUMBER),
          },
    activation: activations[activation],
    product: normalization === "none" ? activationInput : allocatePanels(),
    activationInput,
    result,
    resultGradient: scratch,
  };
}
