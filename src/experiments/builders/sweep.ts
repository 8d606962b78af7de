import type { Recipe } from "../../algorithms/recipe.ts";
import { grid, type KnobValue } from "./grid.ts";

/**
 * The method, and the method with one knob at each of several values: how much does the result hang on it? A knob is the
 * path of a number, of a word, or of a list of numbers, as in `--set`: `sweep(cppoPid, "multiplier.kp", [0.5, 1, 4])`.
 * The variants are called "CPPO-PID, multiplier.kp = 0.5"; at its own value the method stands for itself. Several
 * knobs, such as the discounts of reward and cost, may be turned as one.
 *
 * @throws where the path leads nowhere, or to what cannot be that value.
 */
export const sweep = (method: Recipe, knob: string | readonly string[], values: readonly KnobValue[]): Recipe[] =>
  grid(method, { [typeof knob === "string" ? knob : knob.join(", ")]: values });
