import { softClamp, softClampInverse, softClampSlope } from "../math/softClamp.ts";
import type { SpreadMaker } from "./spread.ts";

const LOW = -20;
const HIGH = 2;

/**
 * Deviations that the network computes: with ξⱼ(s) the output behind the means,
 *
 *   log σⱼ(s) = softClamp(ξⱼ(s) + offset),   softClamp(offset) = logStd,
 *   softClamp(x) = low + softplus(x − low) − softplus(x − high),   low = −20, high = 2,
 *   d log σⱼ / d ξⱼ = sigmoid(x − low) − sigmoid(x − high).
 *
 * As the output layer starts near 0, every σ starts near exp(logStd). Haarnoja
 * et al. (2018), "Soft actor-critic", https://arxiv.org/abs/1801.01290, clamp hard at these
 * bounds in their code. Here the clamp is soft, so that a state whose σ has
 * grown too large has a gradient to shrink it by.
 *
 * @throws where `logStd` is not between the bounds.
 */
export function stateSpread(part: string, logStd: number): SpreadMaker {
  if (!(logStd > LOW && logStd < HIGH)) {
    throw new Error(`${part}: logStd is ${logStd}; where spread is "state" it must lie between ${LOW} and ${HIGH}`);
  }
  const offset = softClampInverse(logStd, LOW, HIGH);
  const slopeAt = (output: number) => softClampSlope(output + offset, LOW, HIGH);
  return (size) => ({
    numOutputs: size,
    numFree: 0,
    initialFree: 0,
    logStd: (outputs, stride, row, _free, j) => softClamp(outputs[(size + j) * stride + row] + offset, LOW, HIGH),
    tangent(outputs, stride, row, tangent, _freeTangent, j) {
      const at = (size + j) * stride + row;
      return slopeAt(outputs[at]) * tangent[at];
    },
    backward(outputs, stride, row, slope, gradient, _freeGradient, j) {
      const at = (size + j) * stride + row;
      gradient[at] = slope * slopeAt(outputs[at]);
    },
  });
}
