import type { Recipe } from "../../algorithms/recipe.ts";
import { ablate, type Changes } from "./ablate.ts";
import { refuseIdle } from "./refuseIdle.ts";

/**
 * The base, and the base with one technique at a time: what does each contribute alone? The counterpart of
 * `leaveOneOut`, and another question: techniques may need, or replace, one another. The variants are called
 * "with <technique>".
 *
 * @throws where an addition leaves the base as it is.
 */
export function addOneIn(base: Recipe, additions: Changes): Recipe[] {
  refuseIdle("addOneIn", base, additions);
  const named = Object.entries(additions).map(([technique, parts]) => [`with ${technique}`, parts]);
  return ablate(base, Object.fromEntries(named) as Changes);
}
