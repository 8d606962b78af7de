/**
 * The conditional value at risk of costs: the mean of the worst (1 − level) of
 * them. Where that is not a whole number of costs, the mildest counts in part.
 * Level 0 is the plain mean. NaN for no costs.
 *
 * Rockafellar & Uryasev (2000), https://doi.org/10.21314/JOR.2000.038
 */
export function cvar(costs: readonly number[], level: number): number {
  const worstFirst = [...costs].sort((a, b) => b - a);
  const counted = (1 - level) * costs.length;
  const total = worstFirst.reduce((sum, cost, i) => sum + cost * Math.min(1, Math.max(0, counted - i)), 0);
  return total / counted;
}
