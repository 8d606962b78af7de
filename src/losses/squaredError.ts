import { definePart } from "../part.ts";
import type { ValueLossBySlope } from "./loss.ts";

/** ½ (V − target)². The half makes the slope the error itself. */
export const squaredError = definePart("squaredError", {}, (): ValueLossBySlope => ({
  loss: (value, target) => 0.5 * (value - target) * (value - target),
  slope: (value, target) => value - target,
}));
