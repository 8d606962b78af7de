import type { JointOptimum, Optimum } from "../../src/exact/tabular.ts";

/**
 * Solved cost limits of the gridworlds, finite horizon, undiscounted.
 *
 * Returns, costs and multipliers are from exact Lagrangian dynamic
 * programming, confirmed by the occupancy-measure linear program (HiGHS
 * 1.15.3). The discounted multiplier is that of the best γ = 0.99 Lagrangian
 * policy whose undiscounted cost meets the limit. Deterministic returns are of
 * stationary policies, by mixed-integer programming; for the gates and the
 * four rooms that was solved at γ = 0.999 and its policy evaluated here.
 */
const solved = (
  costLimit: number,
  episodeReturn: number,
  episodeCost: number,
  lagrangeMultiplier: number,
  discountedMultiplier: number,
  deterministicReturn: number,
): Optimum => ({
  costLimit,
  episodeReturn,
  episodeCost,
  lagrangeMultiplier,
  discountedMultiplier: { "0.99": discountedMultiplier },
  deterministicReturn,
});

// The columns:  limit, return, cost, multiplier, discounted multiplier, deterministic return
export const bridgeOptima: readonly Optimum[] = [
  solved(0.75, 14.5, 0.75, 0.6666666667, 0.7736322218, 14),
  solved(1.5, 15, 1.5, 0.6666666667, 0.7736322218, 14),
  solved(2.25, 15.5, 2.25, 0.6666666667, 0.7736322218, 14),
  solved(4, 16, 3, 0, 0, 16),
];

export const bridgeSlipOptima: readonly Optimum[] = [
  solved(0.1, 11.43181973, 0.1, 13.07287451, 15.09982257, 10.97780673),
  solved(0.3, 13.35610373, 0.3, 1.151703754, 1.334002244, 13.33925555),
  solved(1.5, 14.29375195, 1.5, 0.7226173508, 0.8334701688, 13.54535147),
  solved(2.25, 14.83571496, 2.25, 0.7226173508, 0.8334701688, 13.54535147),
  solved(4, 15.29580247, 2.886695906, 0, 0, 15.29580247),
];

export const gatesOptima: readonly Optimum[] = [
  solved(0.4, 5.871603915, 0.4, 9.734593927, 10.80653277, 4.71803588),
  solved(1.4, 13.04414522, 1.4, 5.14968837, 5.817202473, 11.23661343),
  solved(2, 16.13395824, 2, 5.14968837, 5.817202473, 15.93286476),
  solved(4, 16.9170091, 2.222222222, 0, 0, 16.9170091),
];

export const fourRoomsOptima: readonly Optimum[] = [
  solved(0.25, 12.67825691, 0.25, 12.06734871, 14.38527666, 11.88606264),
  solved(1, 19.29558065, 1, 6.861283625, 8.307324831, 18.3061496),
  solved(1.6, 23.41235083, 1.6, 6.861283625, 8.307324831, 18.30616391),
  solved(4, 27.65652577, 2.222222222, 0, 0, 27.65652577),
];

/** Limits and multipliers in the order heat, noise. */
export const twoCostsOptima: readonly JointOptimum[] = [
  { costLimits: [1, 0.5], episodeReturn: 11.39539603, lagrangeMultipliers: [1.053661134, 2.137353796] },
  { costLimits: [0.5, 0.25], episodeReturn: 10.33422701, lagrangeMultipliers: [1.053661134, 2.137353796] },
  { costLimits: [1.5, 0.9], episodeReturn: 12.77716811, lagrangeMultipliers: [1.053661134, 2.137353796] },
  { costLimits: [10, 0.5], episodeReturn: 12.44190553, lagrangeMultipliers: [0, 2.107377169] },
  { costLimits: [10, 10], episodeReturn: 13.49847645, lagrangeMultipliers: [0, 0] },
];
