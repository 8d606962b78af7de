// What follows the linear part of a hidden layer. For each activation f there are two passes over `numVectors`
// vectors of 4, to ← f(x) and to ← gradient · f′(x). The second is told f′ by f(x) where that will do, else by x.
// The host says which is which, in its activations.ts, and counts them in the same order.

import { elu, eluGradient } from "./elu";
import { gelu, geluGradient } from "./gelu";
import { CHUNK_PANEL } from "./panels";
import { relu, reluGradient } from "./relu";
import { silu, siluGradient } from "./silu";
import { tanh, tanhGradient } from "./tanh";

type Value = (x: usize, to: usize, numVectors: i32) => void;
type Gradient = (gradient: usize, kept: usize, to: usize, numVectors: i32) => void;

const values: StaticArray<Value> = [tanh, relu, elu, silu, gelu];
const gradients: StaticArray<Gradient> = [tanhGradient, reluGradient, eluGradient, siluGradient, geluGradient];

/** result ← f(x). Both [rows, 8·numPanels]: panels of a chunk, not the same. */
export function activate(activation: i32, x: usize, result: usize, rows: i32, numPanels: i32): void {
  const value = unchecked(values[activation]);
  for (let panel = 0; panel < numPanels; panel++) {
    value(x, result, rows << 1);
    x += CHUNK_PANEL;
    result += CHUNK_PANEL;
  }
}

/**
 * result ← gradient ⊙ f′. All [rows, 8·numPanels]: panels of a chunk. `kept` is f(x) or x. `result` is not `gradient`,
 * and is `kept` only where that is f(x).
 */
export function activationGradient(
  activation: i32, gradient: usize, kept: usize, result: usize, rows: i32, numPanels: i32,
): void {
  const pass = unchecked(gradients[activation]);
  for (let panel = 0; panel < numPanels; panel++) {
    pass(gradient, kept, result, rows << 1);
    gradient += CHUNK_PANEL;
    kept += CHUNK_PANEL;
    result += CHUNK_PANEL;
  }
}
