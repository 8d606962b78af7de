import type { PolicyColumns, PolicyLossByTape, ValueLossByTape } from "../../losses/loss.ts";
import { recorder } from "../../tape/recorder.ts";
import type { Var } from "../../tape/tape.ts";
import type { PolicyChunk, PolicyRows, PolicySizes } from "./policyRows.ts";
import type { ValueRows } from "./valueRows.ts";

const single = ["ratio", "logProb", "entropy", "advantage", "center", "oldLogProb"] as const;

/**
 * A policy loss that is recorded on a tape.
 *
 * @throws where nothing that the policy does changes the loss.
 */
export function policyByTape(policyLoss: PolicyLossByTape, stride: number, sizes: PolicySizes): PolicyRows {
  const { tape, column, player } = recorder(stride);
  const columns = (length: number, learns: boolean) => Array.from({ length }, () => column(learns));
  const x: PolicyColumns = {
    ratio: column(true),
    logProb: column(true),
    entropy: column(true),
    outputs: columns(sizes.numOutputs, true),
    free: columns(sizes.numFree, true),
    advantage: column(false),
    center: column(false),
    oldLogProb: column(false),
    action: columns(sizes.actionSize, false),
  };
  const result = policyLoss.record(tape, x);
  const { uses, forward, backward } = player(result);
  if (![x.ratio, x.logProb, x.entropy, ...x.outputs, ...x.free].some(uses)) {
    throw new Error("policyLoss: the loss uses nothing that the policy can change; make it depend on ratio or logProb");
  }
  const singles = single.filter((name) => uses(x[name]));
  const used = (of: readonly Var[]) => [...of.entries()].filter(([, each]) => uses(each));
  const [outputs, free, action] = [x.outputs, x.free, x.action].map(used);
  const logProbSlope = new Float64Array(stride);

  /** Copies what the loss uses from the chunk to the tape. */
  function take(chunk: PolicyChunk): void {
    const { numRows, first, sample } = chunk;
    for (const name of singles) {
      for (let row = 0; row < numRows; row++) x[name].value[row] = chunk[name][row];
    }
    for (const [o, { value }] of outputs) {
      for (let row = 0; row < numRows; row++) value[row] = chunk.outputs[first + o * stride + row];
    }
    for (const [j, { value }] of free) value.fill(chunk.free[j], 0, numRows);
    for (const [j, { value }] of action) {
      for (let row = 0; row < numRows; row++) value[row] = chunk.action[sample[row] * sizes.actionSize + j];
    }
  }

  return {
    loss: result.value,
    logProbSlope,
    entropySlope: x.entropy.gradient,

    compute(chunk) {
      const { numRows, share, ratio } = chunk;
      take(chunk);
      forward(numRows);
      backward(numRows, share);
      for (let row = 0; row < numRows; row++) {
        const slope = x.ratio.gradient[row];
        // d ratio / d logProb = ratio; where the slope is 0 the ratio may be infinite.
        logProbSlope[row] = x.logProb.gradient[row] + (slope === 0 ? 0 : slope * ratio[row]);
      }
    },

    addOthers({ numRows, first, gradients, freeGradients }) {
      for (const [o, { gradient }] of outputs) {
        for (let row = 0; row < numRows; row++) gradients[first + o * stride + row] += gradient[row];
      }
      for (const [j, { gradient }] of free) {
        for (let row = 0; row < numRows; row++) freeGradients[j] += gradient[row];
      }
    },
  };
}

/**
 * A value loss that is recorded on a tape.
 *
 * @throws where the value does not change the loss.
 */
export function valueByTape(valueLoss: ValueLossByTape, stride: number): ValueRows {
  const { tape, column, player } = recorder(stride);
  const x = { value: column(true), target: column(false), oldValue: column(false) };
  const result = valueLoss.record(tape, x);
  const { uses, forward, backward } = player(result);
  if (!uses(x.value)) {
    throw new Error("valueLoss: the loss does not use the value; make it depend on it, as (value − target)² does");
  }
  return {
    value: x.value.value,
    target: x.target.value,
    oldValue: x.oldValue.value,
    loss: result.value,
    slope: x.value.gradient,
    compute(numRows, share) {
      forward(numRows);
      backward(numRows, share);
    },
  };
}
