import type { Constraint } from "../env/task.ts";
import type { DualMetrics } from "./algorithm.ts";
import type { Recipe } from "./recipe.ts";

/** The price of one constraint, and how it is found. */
export interface Dual {
  /**
   * Hears J_C. As long as no episode has ended (NaN), the price stays what it is.
   *
   * @param exchange what λ must be multiplied with to be in units of reward per cost.
   */
  update(episodeCost: number, progress: number, exchange: number): DualMetrics;
  save(): unknown;
  restore(state: any): void;
}

/**
 * J_C → threshold → violation → λ, once per update:
 *
 *   d′ ← threshold(J_C),   e = violation(J_C, d′),   λ ← multiplier(e).
 */
export function dual(
  { threshold, violation, multiplier }: Pick<Recipe, "threshold" | "violation" | "multiplier">,
  { cost, costLimit }: Constraint,
): Dual {
  const aim = threshold(costLimit);
  let state = { aim: aim.init(), multiplier: multiplier.init() };
  return {
    update(episodeCost, progress, exchange) {
      const pace = { progress, rate: 1 };
      let heard = 0;
      if (!Number.isNaN(episodeCost)) {
        const aimState = aim.update(state.aim, episodeCost, pace);
        heard = violation(episodeCost, aim.value(aimState));
        state = { aim: aimState, multiplier: multiplier.update(state.multiplier, heard, pace) };
      }
      const lagrangeMultiplier = multiplier.value(state.multiplier);
      return {
        constraint: cost,
        episodeCost,
        costLimit,
        threshold: aim.value(state.aim),
        violation: heard,
        lagrangeMultiplier,
        naturalMultiplier: lagrangeMultiplier * exchange,
      };
    },
    save: () => structuredClone(state),
    restore: (saved: typeof state) => void (state = structuredClone(saved)),
  };
}
