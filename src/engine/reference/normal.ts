/** φ(x), the density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/**
 * Φ(x), the distribution function of the standard normal distribution, to double precision: by its power series near
 * 0, https://dlmf.nist.gov/7.6#E2, by a continued fraction further out, https://dlmf.nist.gov/7.9#E3.
 */
export function normalDistribution(x: number): number {
  if (x > 3) return 1 - normalDistribution(-x);
  if (x < -3) {
    let fraction = 0;
    for (let k = 100; k >= 1; k--) fraction = k / (fraction - x);
    return normalDensity(x) / (fraction - x);
  }
  let term = x;
  let sum = x;
  for (let n = 1; n < 60; n++) sum += term *= (x * x) / (2 * n + 1);
  return 0.5 + sum * normalDensity(x);
}
