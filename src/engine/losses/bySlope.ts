import type { PolicyLossBySlope, ValueLossBySlope } from "../../losses/loss.ts";
import type { PolicyRows } from "./policyRows.ts";
import type { ValueRows } from "./valueRows.ts";

/** A policy loss whose slope is written beside it. */
export function policyBySlope(policyLoss: PolicyLossBySlope, stride: number): PolicyRows {
  const loss = new Float64Array(stride);
  const logProbSlope = new Float64Array(stride);
  return {
    loss,
    logProbSlope,
    entropySlope: new Float64Array(stride),
    compute({ numRows, share, ratio, advantage, center, progress }) {
      for (let row = 0; row < numRows; row++) {
        loss[row] = policyLoss.loss(ratio[row], advantage[row], center[row], progress);
        const slope = policyLoss.slope(ratio[row], advantage[row], center[row], progress);
        // d ratio / d logProb = ratio; where the slope is 0 the ratio may be infinite.
        logProbSlope[row] = slope === 0 ? 0 : slope * ratio[row] * share[row];
      }
    },
    addOthers() {},
  };
}

/** A value loss whose slope is written beside it. */
export function valueBySlope(valueLoss: ValueLossBySlope, stride: number): ValueRows {
  const [value, target, oldValue, loss, slope] = Array.from({ length: 5 }, () => new Float64Array(stride));
  return {
    value,
    target,
    oldValue,
    loss,
    slope,
    compute(numRows, share) {
      for (let row = 0; row < numRows; row++) {
        loss[row] = valueLoss.loss(value[row], target[row], oldValue[row]);
        slope[row] = share[row] * valueLoss.slope(value[row], target[row], oldValue[row]);
      }
    },
  };
}
