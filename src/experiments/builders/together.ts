import type { Recipe } from "../../algorithms/recipe.ts";
import { settings } from "../../part.ts";
import { canonical } from "../hash.ts";

/**
 * One list of algorithms out of several, in which what stands in more than one stands once:
 * `together(ablate(method, { … }), sweep(method, "epochs", [5, 20]))`.
 */
export function together(...lists: readonly (readonly Recipe[])[]): Recipe[] {
  const distinct = new Map(lists.flat().map((recipe) => [canonical(settings(recipe)), recipe]));
  return [...distinct.values()];
}
