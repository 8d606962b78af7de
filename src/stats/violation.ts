/** What a constraint cost at one point of training: the mean over the episodes that ended since the point before. */
export interface CostPoint {
  readonly step: number; // environment steps so far
  readonly cost: number; // per episode; NaN where none ended
}

/** Points at which episodes ended. */
const heard = (points: readonly CostPoint[]): readonly CostPoint[] => points.filter(({ cost }) => !Number.isNaN(cost));

/** Σ f(J_C − d) · (steps since the point before). */
function accumulated(points: readonly CostPoint[], costLimit: number, of: (excess: number) => number): number {
  return heard(points).reduce((sum, { step, cost }, i, all) => {
    return sum + of(cost - costLimit) * (step - (all[i - 1]?.step ?? 0));
  }, 0);
}

/**
 * The strong cumulative violation of a run, Σ max(0, J_C − d) · Δsteps: what was
 * exceeded at one time is not made good at another. In units of cost × steps.
 *
 * Müller et al. (2024), https://arxiv.org/abs/2402.15776
 */
export const strongViolation = (points: readonly CostPoint[], costLimit: number): number =>
  accumulated(points, costLimit, (excess) => Math.max(0, excess));

/** The weak cumulative violation, Σ (J_C − d) · Δsteps, in which thrift makes good what was exceeded. */
export const weakViolation = (points: readonly CostPoint[], costLimit: number): number =>
  accumulated(points, costLimit, (excess) => excess);

/** The share of points at which the limit was exceeded. NaN for no points. */
export function violatingShare(points: readonly CostPoint[], costLimit: number): number {
  const known = heard(points);
  return known.filter(({ cost }) => cost > costLimit).length / known.length;
}

/** The most points in a row at which the limit was exceeded. */
export function longestViolation(points: readonly CostPoint[], costLimit: number): number {
  let longest = 0;
  let present = 0;
  for (const { cost } of heard(points)) {
    present = cost > costLimit ? present + 1 : 0;
    longest = Math.max(longest, present);
  }
  return longest;
}

/**
 * The step of the first of `inARow` consecutive points within
 * (1 + tolerance) · costLimit. NaN where there is none: such a run is to be
 * shown as one that never got there, not left out.
 */
export function firstFeasibleStep(
  points: readonly CostPoint[],
  costLimit: number,
  { inARow = 3, tolerance = 0 }: { inARow?: number; tolerance?: number } = {},
): number {
  const known = heard(points);
  const isFeasible = ({ cost }: CostPoint) => cost <= (1 + tolerance) * costLimit;
  const first = known.findIndex((_, i) => i + inARow <= known.length && known.slice(i, i + inARow).every(isFeasible));
  return known[first]?.step ?? NaN;
}

/** The step from which a run never again leaves (1 + tolerance) · costLimit. NaN where it ends outside. */
export function settlingStep(points: readonly CostPoint[], costLimit: number, tolerance = 0): number {
  const known = heard(points);
  const last = known.findLastIndex(({ cost }) => cost > (1 + tolerance) * costLimit);
  return known[last + 1]?.step ?? NaN;
}
