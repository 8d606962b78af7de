import type { Recipe } from "../../algorithms/recipe.ts";
import { ablate, type Changes } from "./ablate.ts";
import { refuseIdle } from "./refuseIdle.ts";

/**
 * The method, the method with each change, and with each two of them: do two changes add up, or do they meddle with one
 * another? Pairs are called "<one> + <other>".
 *
 * @throws where two changes are of the same key, so that they cannot both be made, or one leaves the method as it is.
 */
export function pairs(method: Recipe, changes: Changes): Recipe[] {
  refuseIdle("pairs", method, changes);
  const entries = Object.entries(changes);
  const both = entries.flatMap(([one, first], i) =>
    entries.slice(i + 1).map(([other, second]) => {
      const twice = Object.keys(first).find((key) => key in second);
      if (twice !== undefined) {
        throw new Error(`pairs: "${one}" and "${other}" both change "${twice}"; give each its own keys`);
      }
      return [`${one} + ${other}`, { ...first, ...second }];
    }),
  );
  return ablate(method, { ...changes, ...(Object.fromEntries(both) as Changes) });
}
