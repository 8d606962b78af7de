import { atLeast, positive } from "../check.ts";
import { definePart } from "../part.ts";
import type { Penalty } from "./penalty.ts";
import { rescaled } from "./rescaled.ts";

/**
 * Violation-aware early stopping, read soundly: what stops is the pursuit of
 * reward, not the learning. While any cost exceeds `factor` times its limit,
 *
 *   Â ← −mean of Âᶜₖ over the constraints with J_Cₖ > factor · max(dₖ, floor),
 *
 * and the penalty inside otherwise. The floor gives a limit of 0 something to
 * be exceeded by. `literalViolationStop` is the reading that stops the learning.
 *
 * Compare constraint-rectified policy optimization: Xu, Liang & Lan (2021), https://arxiv.org/abs/2011.05869
 */
export const recovering = definePart(
  "recovering",
  { penalty: rescaled() as Penalty, factor: 2, floor: 0.01 },
  ({ penalty, factor, floor }): Penalty => {
    atLeast("recovering", "factor", factor, 1);
    positive("recovering", "floor", floor);
    return (advantage, burdens) => {
      const broken = burdens.filter(({ episodeCost, costLimit }) => episodeCost > factor * Math.max(costLimit, floor));
      if (broken.length === 0) return penalty(advantage, burdens);
      const combined = new Float64Array(advantage.length);
      for (const { advantage: costAdvantage } of broken) {
        for (let i = 0; i < combined.length; i++) combined[i] -= costAdvantage[i] / broken.length;
      }
      return combined;
    };
  },
);
