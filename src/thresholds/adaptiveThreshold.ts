import { within, withinBelow } from "../check.ts";
import { definePart } from "../part.ts";
import type { Threshold } from "./threshold.ts";

/**
 * The adaptive threshold, read soundly: what is aimed at tightens while the
 * user's limit d is broken and eases back to it while it is kept,
 *
 *   d′ ← max(floor · d, (1 − rate) d′)   where J_C > d,
 *   d′ ← min(d, (1 + rate) d′)           otherwise,
 *
 * from d′ = d, so that floor · d ≤ d′ ≤ d at all times. The idea is that of
 * tightening for zero violation: Liu et al. (2021), https://arxiv.org/abs/2106.02684;
 * Bai et al. (2022), https://arxiv.org/abs/2206.05850
 */
export const adaptiveThreshold = definePart(
  "adaptiveThreshold",
  { floor: 0.8, rate: 0.01 },
  ({ floor, rate }): Threshold => {
    within("adaptiveThreshold", "floor", floor, 0, 1);
    withinBelow("adaptiveThreshold", "rate", rate, 0, 1);
    return (costLimit) => ({
      init: () => costLimit,
      update: (aim: number, episodeCost) =>
        episodeCost > costLimit ? Math.max(floor * costLimit, (1 - rate) * aim) : Math.min(costLimit, (1 + rate) * aim),
      value: (aim: number) => aim,
    });
  },
);
