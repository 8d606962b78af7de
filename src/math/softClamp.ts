import { softplus } from "./softplus.ts";

/**
 * A clamp without corners:
 *
 *   softClamp(x) = low + softplus(x − low) − softplus(x − high).
 *
 * Nearly x itself well between the bounds, nearly flat beyond them, rising throughout. On the upper half it is
 * computed as high + softplus(low − x) − softplus(high − x), which is the same and loses no digits there.
 */
export const softClamp = (x: number, low: number, high: number): number =>
  x < (low + high) / 2 ? low + softplus(x - low) - softplus(x - high) : high + softplus(low - x) - softplus(high - x);

/** The slope of softClamp: sigmoid(x − low) − sigmoid(x − high), in (0, 1). */
export const softClampSlope = (x: number, low: number, high: number): number =>
  x < (low + high) / 2 ? sigmoid(x - low) - sigmoid(x - high) : sigmoid(high - x) - sigmoid(low - x);

/** The x whose softClamp is `y`, for y in (low, high). */
export const softClampInverse = (y: number, low: number, high: number): number =>
  low + Math.log(Math.expm1(y - low)) - Math.log(-Math.expm1(y - high));

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
