/**
 * sign(x) ln(1 + |x|): linear near zero, logarithmic far away, sign kept.
 *
 * Hafner et al. (2023), https://arxiv.org/abs/2301.04104
 */
export const symlog = (x: number): number => Math.sign(x) * Math.log1p(Math.abs(x));

/** The inverse of {@link symlog}. */
export const symexp = (y: number): number => Math.sign(y) * Math.expm1(Math.abs(y));
