/**
 * The upper tail of the standard normal distribution, P(Z > z): by its power
 * series for |z| < 3, by its continued fraction beyond.
 * https://dlmf.nist.gov/7.6#E2, https://dlmf.nist.gov/7.9#E3
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 100; n++) sum += term *= (z * z) / (2 * n + 1);
    return 0.5 - sum * density;
  }
  let fraction = 0;
  for (let k = 200; k >= 1; k--) fraction = k / (z + fraction);
  return density / (z + fraction);
}
