import type { Recipe } from "../../algorithms/recipe.ts";
import { ablate, type Changes } from "./ablate.ts";
import { refuseIdle } from "./refuseIdle.ts";

/**
 * The method, and the method without one technique at a time: what does each contribute where all the others are there?
 * A replacement puts neutral parts in the place of a technique and bears its name; the variants are called
 * "without <technique>".
 *
 * @throws where a replacement leaves the method as it is.
 */
export function leaveOneOut(method: Recipe, replacements: Changes): Recipe[] {
  refuseIdle("leaveOneOut", method, replacements);
  const named = Object.entries(replacements).map(([technique, neutral]) => [`without ${technique}`, neutral]);
  return ablate(method, Object.fromEntries(named) as Changes);
}
