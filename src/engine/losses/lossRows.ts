import type { PolicyLoss, ValueLoss } from "../../losses/loss.ts";
import { policyBySlope, valueBySlope } from "./bySlope.ts";
import { policyByTape, valueByTape } from "./byTape.ts";
import { policyByTensors, valueByTensors } from "./byTensors.ts";
import type { PolicyRows, PolicySizes } from "./policyRows.ts";
import type { ValueRows } from "./valueRows.ts";

/** A policy loss, in whichever form it is written, at work on rows. */
export function policyRows(loss: PolicyLoss, stride: number, sizes: PolicySizes): PolicyRows {
  if ("record" in loss) return policyByTape(loss, stride, sizes);
  if ("tensors" in loss) return policyByTensors(loss, stride, sizes);
  return policyBySlope(loss, stride);
}

/** Likewise the loss of a critic. */
export function valueRows(loss: ValueLoss, stride: number): ValueRows {
  if ("record" in loss) return valueByTape(loss, stride);
  if ("tensors" in loss) return valueByTensors(loss, stride);
  return valueBySlope(loss, stride);
}
