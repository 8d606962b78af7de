import { atLeast } from "../check.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";

interface State {
  readonly multiplier: number;
  readonly integral: number;
  readonly previous: number | null; // the last violation; null before the first
}

/**
 * A PID-controlled multiplier,
 *
 *   I ← max(0, I + kᵢ e),   λ = clip(kₚ e + I + k_d max(0, e − e_prev), 0, max),
 *
 * with e the violation. The integral finds the price, the proportional term
 * damps the circling of the integral alone, and the derivative term hits back while
 * cost is rising; it never pays the agent for falling cost, and is 0 at the
 * first update. `pace.rate` slows the integral only. The default gains are
 * meant for `relative` violations.
 *
 * Stooke, Achiam & Abbeel (2020), https://arxiv.org/abs/2007.03964
 */
export const pid = definePart("pid", { kp: 2, ki: 0.2, kd: 1, max: 100 }, ({ kp, ki, kd, max }): Controller<State> => {
  atLeast("pid", "kp", kp, 0);
  atLeast("pid", "ki", ki, 0);
  atLeast("pid", "kd", kd, 0);
  atLeast("pid", "max", max, 0);
  return {
    init: () => ({ multiplier: 0, integral: 0, previous: null }),
    update({ integral, previous }, violation, { rate }) {
      const integrated = Math.max(0, integral + ki * rate * violation);
      const rise = previous === null ? 0 : Math.max(0, violation - previous);
      const multiplier = clamp(kp * violation + integrated + kd * rise, 0, max);
      return { multiplier, integral: integrated, previous: violation };
    },
    value: ({ multiplier }) => multiplier,
  };
});
