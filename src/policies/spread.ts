import type { Reals } from "../math/reals.ts";

/**
 * Where the log standard deviations of a Gaussian come from. The outputs it
 * reads stand behind the means: j-th of them at `(size + j) * stride + row`.
 */
export interface Spread {
  /** How many outputs it takes, beside the means. */
  readonly numOutputs: number;
  readonly numFree: number;
  readonly initialFree: number;
  /** log σⱼ */
  logStd(outputs: Reals, stride: number, row: number, free: Reals, j: number): number;
  /** How fast log σⱼ changes along a direction of outputs and free parameters. */
  tangent(outputs: Reals, stride: number, row: number, tangent: Reals, freeTangent: Reals, j: number): number;
  /** Passes the slope in log σⱼ on: writes to `gradient`, or adds to `freeGradient`. */
  backward(
    outputs: Reals,
    stride: number,
    row: number,
    slope: number,
    gradient: Reals,
    freeGradient: Reals,
    j: number,
  ): void;
}

/** Makes the spread of `size` coordinates, whose free parameters begin at `freeFrom`. */
export type SpreadMaker = (size: number, freeFrom: number) => Spread;
