import { atLeast, positive, within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Threshold } from "./threshold.ts";

/**
 * An easy aim first: a straight line from `from` times the user's limit d down
 * to d itself, reached when the share `until` of training is done, and d from
 * there on,
 *
 *   d′ = d · (1 + (from − 1) (1 − min(1, progress / until))).
 *
 * The one sound threshold that starts above the limit: on purpose, on a
 * schedule that hears nothing of the agent, and not to its end. Violations are
 * reported against d throughout. A limit of 0 has no easier version.
 */
export const curriculum = definePart("curriculum", { from: 2, until: 0.3 }, ({ from, until }): Threshold => {
  atLeast("curriculum", "from", from, 1);
  positive("curriculum", "until", until);
  within("curriculum", "until", until, 0, 1);
  return (costLimit) => {
    const aimAt = (progress: number) => costLimit * (1 + (from - 1) * (1 - Math.min(1, progress / until)));
    return {
      init: () => aimAt(0),
      update: (_aim: number, _episodeCost, { progress }) => aimAt(progress),
      value: (aim: number) => aim,
    };
  };
});
