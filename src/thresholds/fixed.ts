import { within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Threshold } from "./threshold.ts";

/** The user's limit d itself, or a fixed share of it: a margin for the noise of the last iterate. */
export const fixed = definePart("fixed", { share: 1 }, ({ share }): Threshold => {
  within("fixed", "share", share, 0, 1);
  return (costLimit) => ({
    init: () => null,
    update: () => null,
    value: () => share * costLimit,
  });
});
