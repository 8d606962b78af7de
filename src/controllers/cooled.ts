import { within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";
import { pid } from "./pid.ts";

/**
 * Multiplier-rate cooling, read soundly: as training goes on, the multiplier
 * inside moves more slowly, but only while the constraint is met,
 *
 *   rate ← rate · max(floor, 1 − progress)   where e ≤ 0, and rate as it is where e > 0.
 *
 * So λ is always raised at full speed, and is let down the more slowly the
 * later it is; it cannot freeze while the limit is being broken. The floor
 * keeps it from freezing at all. `cooledRegardless` is the other reading.
 */
export const cooled = definePart(
  "cooled",
  { multiplier: pid() as Controller, floor: 0.1 },
  ({ multiplier, floor }): Controller => {
    within("cooled", "floor", floor, 0, 1);
    return {
      init: () => multiplier.init(),
      update(state, violation, { progress, rate }) {
        const factor = violation <= 0 ? Math.max(floor, 1 - progress) : 1;
        return multiplier.update(state, violation, { progress, rate: rate * factor });
      },
      value: (state) => multiplier.value(state),
    };
  },
);
