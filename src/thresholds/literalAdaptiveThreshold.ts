import { atLeast, withinBelow } from "../check.ts";
import { definePart } from "../part.ts";
import type { Threshold } from "./threshold.ts";

/**
 * The adaptive threshold read to the letter: a limit that follows the agent.
 * With the excess v = max(0, J_C − d′),
 *
 *   d′ ← (1 − rate) d′   where v < low · d′,
 *   d′ ← (1 + rate) d′   where v > high · d′.
 *
 * Unsafe, and here for comparison: d′ drifts without bound, **above the user's
 * limit** too, and loosens because the agent violates. From 1.5, a hundred
 * updates at a cost of 6 raise it to 3.16; a hundred safe ones shrink it to
 * 0.55. `adaptiveThreshold` is the bounded reading.
 */
export const literalAdaptiveThreshold = definePart(
  "literalAdaptiveThreshold",
  { low: 0.1, high: 0.9, rate: 0.01 },
  ({ low, high, rate }): Threshold => {
    atLeast("literalAdaptiveThreshold", "low", low, 0);
    atLeast("literalAdaptiveThreshold", "high", high, low);
    withinBelow("literalAdaptiveThreshold", "rate", rate, 0, 1);
    return (costLimit) => ({
      init: () => costLimit,
      update(aim: number, episodeCost) {
        const excess = Math.max(0, episodeCost - aim);
        if (excess < low * aim) return (1 - rate) * aim;
        return excess > high * aim ? (1 + rate) * aim : aim;
      },
      value: (aim: number) => aim,
    });
  },
);
