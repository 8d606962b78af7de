import type { Recipe } from "../../algorithms/recipe.ts";
import { meant } from "../../math/nearest.ts";

/** What is changed, by the name that the changed method goes by. */
export type Changes = Readonly<Record<string, Partial<Recipe>>>;

/**
 * The method, and the method with one part changed at a time. The keys name the variants.
 *
 * @throws where a change names a key that a recipe does not have.
 */
export const ablate = (method: Recipe, changes: Changes): Recipe[] => [
  method,
  ...Object.entries(changes).map(([name, change]) => {
    const stranger = Object.keys(change).find((key) => !(key in method));
    if (stranger) {
      throw new Error(`ablate: "${name}" changes "${stranger}"; ${meant(stranger, Object.keys(method))}`);
    }
    return { ...method, ...change, name };
  }),
];
