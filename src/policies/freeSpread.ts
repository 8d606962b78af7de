import type { SpreadMaker } from "./spread.ts";

/** The same deviations in every state: log σⱼ are free parameters, and start at `logStd`. */
export const freeSpread =
  (logStd: number): SpreadMaker =>
  (size, freeFrom) => ({
    numOutputs: 0,
    numFree: size,
    initialFree: logStd,
    logStd: (_outputs, _stride, _row, free, j) => free[freeFrom + j],
    tangent: (_outputs, _stride, _row, _tangent, freeTangent, j) => freeTangent[freeFrom + j],
    backward: (_outputs, _stride, _row, slope, _gradient, freeGradient, j) =>
      void (freeGradient[freeFrom + j] += slope),
  });
