/**
 * The upper tail of Student's t distribution, P(T > t), for t ≥ 0.
 *
 * With x = ν / (ν + t²) it is ½ Iₓ(ν/2, ½), where I is the regularized
 * incomplete beta function. https://dlmf.nist.gov/8.17
 */
export const studentTail = (t: number, degreesOfFreedom: number): number =>
  0.5 * regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);

/** The t that a Student variable exceeds with probability `tail` < ½; by bisection. Infinity for no degrees of freedom. */
export function studentQuantile(tail: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) return Infinity;
  const key = `${tail} ${degreesOfFreedom}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  let high = 1;
  while (studentTail(high, degreesOfFreedom) > tail) high *= 2;
  const found = bisect((t) => studentTail(t, degreesOfFreedom) <= tail, 0, high);
  quantiles.set(key, found);
  return found;
}

/** Quantiles that were found before: a report asks for a few of them thousands of times. */
const quantiles = new Map<string, number>();

/** Where between `low` and `high` a question that is first answered no and then yes changes its answer. */
export function bisect(question: (x: number) => boolean, low: number, high: number): number {
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (question(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Iₓ(a, b), by its continued fraction where that converges fast, else by symmetry: Iₓ(a, b) = 1 − I₁₋ₓ(b, a). */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularizedBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return front / (a * betaFraction(x, a, b));
}

/** 1 + d₁/(1 + d₂/(1 + …)), https://dlmf.nist.gov/8.17#v, from the inside out. */
function betaFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  for (let n = 300; n >= 1; n--) {
    const m = n >> 1;
    const numerator =
      n % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    fraction = 1 + numerator / fraction;
  }
  return fraction;
}

/** ln Γ(x) for x > 0, by Stirling's series (https://dlmf.nist.gov/5.11#i) after Γ(x) = Γ(x + 1) / x has made x large. */
function logGamma(x: number): number {
  let shift = 0;
  for (; x < 12; x++) shift += Math.log(x);
  const y = 1 / (x * x);
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
