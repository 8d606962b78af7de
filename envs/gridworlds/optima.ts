import type { JointOptimum, Optimum } from "../../src/exact/tabular.ts";

/**
 * A cost limit to be solved, and the best return of a deterministic stationary
 * policy within it. Finding that takes seconds to minutes, so it is kept here;
 * all else is computed when an environment's `exact` is asked for it, and NaN
 * until then.
 *
 * Deterministic returns are of mixed-integer programming (HiGHS 1.15.3, see
 * `bestDeterministic`); for the gates and the four rooms it was done at
 * γ = 0.999, and its policy evaluated over the horizon.
 */
const limit = (costLimit: number, deterministicReturn: number): Optimum => ({
  costLimit,
  episodeReturn: NaN,
  episodeCost: NaN,
  lagrangeMultiplier: NaN,
  deterministicReturn,
});

// The columns:  limit, deterministic return
export const bridgeOptima: readonly Optimum[] = [limit(0.75, 14), limit(1.5, 14), limit(2.25, 14), limit(4, 16)];

export const bridgeSlipOptima: readonly Optimum[] = [
  limit(0.1, 10.97780673),
  limit(0.3, 13.33925555),
  limit(1.5, 13.54535147),
  limit(2.25, 13.54535147),
  limit(4, 15.29580247),
];

export const gatesOptima: readonly Optimum[] = [
  limit(0.4, 4.71803588),
  limit(1.4, 11.23661343),
  limit(2, 15.93286476),
  limit(4, 16.9170091),
];

export const fourRoomsOptima: readonly Optimum[] = [
  limit(0.25, 11.88606264),
  limit(1, 18.3061496),
  limit(1.6, 18.30616391),
  limit(4, 27.65652577),
];

/** Limits on several costs at once, to be solved. */
const limits = (...costLimits: number[]): JointOptimum => ({
  costLimits,
  episodeReturn: NaN,
  lagrangeMultipliers: costLimits.map(() => NaN),
});

/** In the order heat, noise. */
export const twoCostsOptima: readonly JointOptimum[] = [
  limits(1, 0.5),
  limits(0.5, 0.25),
  limits(1.5, 0.9),
  limits(10, 0.5),
  limits(10, 10),
];
