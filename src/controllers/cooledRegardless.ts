import { within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";
import { pid } from "./pid.ts";

/**
 * Multiplier-rate cooling read to the letter: rate · max(floor, 1 − progress),
 * at every update. With a floor of 0 the multiplier of a pure integrator stops
 * wherever it happens to be when training ends, be the limit kept or broken.
 * `cooled` is the sound reading.
 */
export const cooledRegardless = definePart(
  "cooledRegardless",
  { multiplier: pid() as Controller, floor: 0 },
  ({ multiplier, floor }): Controller => {
    within("cooledRegardless", "floor", floor, 0, 1);
    return {
      init: () => multiplier.init(),
      update: (state, violation, { progress, rate }) =>
        multiplier.update(state, violation, { progress, rate: rate * Math.max(floor, 1 - progress) }),
      value: (state) => multiplier.value(state),
    };
  },
);
