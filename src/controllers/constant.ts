import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";
import type { Schedule } from "./schedule.ts";

const make = definePart("constant", { value: 0 }, ({ value }): Controller<null> & Schedule =>
  Object.assign(() => value, { init: () => null, update: () => null, value: () => value }),
);

/** Always the same answer: a fixed penalty where a multiplier would be, a fixed rate where a schedule would be. */
export const constant = (value = 0) => make({ value });
