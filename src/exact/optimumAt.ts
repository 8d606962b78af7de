import type { Exact, Optimum } from "./tabular.ts";

/**
 * The optimum at any limit on the first cost, read off the frontier. At a
 * vertex, the multiplier is the slope to its right: what more cost would bring.
 * Limits that are listed in `optima` keep what else is known about them.
 *
 * Below the least possible cost nothing is feasible: return and cost are NaN,
 * the multiplier is ∞. Undefined where neither frontier nor listed optimum is known.
 */
export function optimumAt(
  { frontier, optima }: Pick<Exact, "frontier" | "optima">,
  costLimit: number,
): Optimum | undefined {
  const listed = optima.find((optimum) => optimum.costLimit === costLimit);
  if (!frontier) return listed;
  const [least] = frontier[0];
  if (costLimit < least - SAME) {
    return { costLimit, episodeReturn: NaN, episodeCost: NaN, lagrangeMultiplier: Infinity };
  }
  const episodeCost = Math.max(costLimit, least);
  const right = frontier.findIndex(([cost]) => cost > episodeCost);
  if (right === -1) {
    const [mostCost, episodeReturn] = frontier[frontier.length - 1];
    return { ...listed, costLimit, episodeReturn, episodeCost: mostCost, lagrangeMultiplier: 0 };
  }
  const [a, b] = [frontier[right - 1], frontier[right]];
  const lagrangeMultiplier = (b[1] - a[1]) / (b[0] - a[0]);
  const episodeReturn = a[1] + lagrangeMultiplier * (episodeCost - a[0]);
  return { ...listed, costLimit, episodeReturn, episodeCost, lagrangeMultiplier };
}

/** A limit that misses the least cost by less than this misses it by rounding. */
const SAME = 1e-12;

/** J⋆(d), the best episode return at a cost limit; NaN below the least cost, and where nothing is known. */
export const frontierReturn = (exact: Exact, costLimit: number): number =>
  optimumAt(exact, costLimit)?.episodeReturn ?? NaN;
