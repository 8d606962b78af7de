/** A distance so many times the next smaller one is not drawn to scale. */
const FAR = 5;

/**
 * The greatest of some distances that a plot should reach to: the greatest of
 * all, but for a few that lie far beyond the rest and would squeeze it together.
 */
export function reach(distances: readonly number[]): number {
  const sorted = distances.filter(Number.isFinite).sort((a, b) => b - a);
  let numFar = 0;
  while (sorted.length > 2 && numFar < sorted.length / 5 && sorted[numFar] > FAR * sorted[numFar + 1]) numFar++;
  return sorted[numFar] ?? 0;
}
