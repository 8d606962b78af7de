import { positive } from "../check.ts";
import { definePart } from "../part.ts";
import type { Schedule } from "./schedule.ts";

/** A straight line from `from` to `to`, reached when the share `until` of training is done, and level from there on. */
export const linear = definePart("linear", { from: 1, to: 0, until: 1 }, ({ from, to, until }): Schedule => {
  positive("linear", "until", until);
  return (progress) => from + (to - from) * Math.min(1, progress / until);
});
