import { quantile } from "../../math/quantile.ts";

/** A distance so many times the next smaller one is not drawn to scale. */
const FAR = 5;

/** The same for what a reader must not miss: what breaks a limit, and where lines lead. */
export const VERY_FAR = 20;

/**
 * The greatest of some distances that a plot should reach to: the greatest of
 * all, but for a few that lie far beyond the rest and would squeeze it together.
 */
export function reach(distances: readonly number[], far = FAR): number {
  const sorted = distances.filter(Number.isFinite).sort((a, b) => b - a);
  let numFar = 0;
  while (sorted.length > 2 && numFar < sorted.length / 5 && sorted[numFar] > far * sorted[numFar + 1]) numFar++;
  return sorted[numFar] ?? 0;
}

/** Groups of values that can share an axis: all but a few that lie far beyond the rest, `cut` of each left out at either end. */
export function near(groups: readonly (readonly number[])[], cut: readonly [number, number], far = FAR): number[][] {
  const trimmed = groups.map((values) => {
    const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
    const last = sorted.length - 1;
    return sorted.slice(Math.round(cut[0] * last), Math.round((1 - cut[1]) * last) + 1);
  });
  const known = trimmed.filter(({ length }) => length > 0);
  const middle = quantile(
    known.map((values) => quantile(values, 0.5)),
    0.5,
  );
  const distance = (values: readonly number[]) => Math.max(middle - values[0], values.at(-1)! - middle);
  const furthest = reach(known.map(distance), far);
  return known.filter((values) => distance(values) <= furthest);
}
