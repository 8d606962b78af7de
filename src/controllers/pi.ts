import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";
import { pid } from "./pid.ts";

/** A `pid` multiplier without the derivative term, k_d = 0. */
export const pi = definePart("pi", { kp: 2, ki: 0.2, max: 100 }, (gains): Controller => pid({ ...gains, kd: 0 }));
