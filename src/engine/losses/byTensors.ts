import type { Tensor, Tensor1D } from "@tensorflow/tfjs-core";
import type { PolicyLossByTensors, PolicyTensors, TensorLibrary, ValueLossByTensors } from "../../losses/tensors.ts";
import type { Reals } from "../../math/reals.ts";
import type { PolicyChunk, PolicyRows, PolicySizes } from "./policyRows.ts";
import type { ValueRows } from "./valueRows.ts";

/** Numbers of a gradient; undefined where the loss does not depend on what it is of. */
type Slopes = ArrayLike<number> | undefined;

/**
 * A policy loss that is written with TensorFlow.js, in single precision.
 *
 * @throws where TensorFlow.js is not ready.
 */
export function policyByTensors(loss: PolicyLossByTensors, stride: number, sizes: PolicySizes): PolicyRows {
  const { tf } = loss;
  refuseUnready(tf, "policyLoss");
  const rows = new Float64Array(stride);
  const logProbSlope = new Float64Array(stride);
  const entropySlope = new Float64Array(stride);
  let ofOutputs: Slopes;
  let ofFree: Slopes;

  /** [numRows, numColumns], row by row. */
  const matrix = (numRows: number, numColumns: number, at: (row: number, column: number) => number) =>
    tf.tensor2d(
      Float32Array.from({ length: numRows * numColumns }, (_, i) => at(Math.floor(i / numColumns), i % numColumns)),
      [numRows, numColumns],
    );

  function tensorsOf(chunk: PolicyChunk): PolicyTensors {
    const { numRows, first, outputs, sample, action } = chunk;
    const { numOutputs, actionSize } = sizes;
    const column = (numbers: Float64Array) => tf.tensor1d(Float32Array.from(numbers.subarray(0, numRows)));
    return {
      ratio: column(chunk.ratio),
      logProb: column(chunk.logProb),
      entropy: column(chunk.entropy),
      outputs: matrix(numRows, numOutputs, (row, o) => outputs[first + o * stride + row]),
      free: tf.tensor1d(Float32Array.from(chunk.free)),
      advantage: column(chunk.advantage),
      center: column(chunk.center),
      oldLogProb: column(chunk.oldLogProb),
      action: matrix(numRows, actionSize, (row, j) => action[sample[row] * actionSize + j]),
    };
  }

  return {
    loss: rows,
    logProbSlope,
    entropySlope,

    compute(chunk) {
      const { numRows, share, ratio } = chunk;
      tf.tidy(() => {
        const x = tensorsOf(chunk);
        const learning = [x.ratio, x.logProb, x.entropy, x.outputs, x.free];
        const slopes = slopesOf(tf, () => loss.tensors(x), learning, share.subarray(0, numRows), rows);
        const [ofRatio, ofLogProb, ofEntropy] = slopes;
        [, , , ofOutputs, ofFree] = slopes;
        for (let row = 0; row < numRows; row++) {
          const slope = ofRatio?.[row] ?? 0;
          logProbSlope[row] = (ofLogProb?.[row] ?? 0) + (slope === 0 ? 0 : slope * ratio[row]);
          entropySlope[row] = ofEntropy?.[row] ?? 0;
        }
      });
    },

    addOthers({ numRows, first, gradients, freeGradients }) {
      const { numOutputs, numFree } = sizes;
      for (let i = 0; i < numRows * numOutputs; i++) {
        gradients[first + (i % numOutputs) * stride + Math.floor(i / numOutputs)] += ofOutputs?.[i] ?? 0;
      }
      for (let j = 0; j < numFree; j++) freeGradients[j] += ofFree?.[j] ?? 0;
    },
  };
}

/** Likewise the loss of a critic. */
export function valueByTensors(valueLoss: ValueLossByTensors, stride: number): ValueRows {
  const { tf } = valueLoss;
  refuseUnready(tf, "valueLoss");
  const [value, target, oldValue, loss, slope] = Array.from({ length: 5 }, () => new Float64Array(stride));
  return {
    value,
    target,
    oldValue,
    loss,
    slope,
    compute(numRows, share) {
      tf.tidy(() => {
        const column = (numbers: Float64Array) => tf.tensor1d(Float32Array.from(numbers.subarray(0, numRows)));
        const x = { value: column(value), target: column(target), oldValue: column(oldValue) };
        const [ofValue] = slopesOf(tf, () => valueLoss.tensors(x), [x.value], share.subarray(0, numRows), loss);
        for (let row = 0; row < numRows; row++) slope[row] = ofValue?.[row] ?? 0;
      });
    },
  };
}

function refuseUnready(tf: TensorLibrary, what: string): void {
  if (tf.getGradient("Add") !== undefined) return;
  throw new Error(
    `${what}: TensorFlow.js does not know the gradients of its operations; call "await tfjs()" first, whichever engine trains`,
  );
}

/**
 * Writes the loss of each row to `loss`; answers the slopes of Σ share · loss.
 *
 * @throws where the loss is not one number for each row, or depends on nothing that learns.
 */
function slopesOf(
  tf: TensorLibrary,
  f: () => Tensor,
  of: readonly Tensor[],
  share: Float64Array,
  loss: Reals,
): Slopes[] {
  const answer = () => {
    const rows = f();
    if (rows.shape.length === 1 && rows.shape[0] === share.length) return rows as Tensor1D;
    throw new Error(`loss: tensors answered the shape [${rows.shape.join(", ")}]; it must be [${share.length}]`);
  };
  const { value, grads } = tf.engine().gradients(answer, [...of], tf.tensor1d(Float32Array.from(share)));
  loss.set(value.dataSync());
  return (grads as (Tensor | undefined)[]).map((gradient) => gradient?.dataSync());
}
