import { meant } from "../math/nearest.ts";
import { isPart } from "../part.ts";
import { shown } from "../shown.ts";
import type { Recipe } from "./recipe.ts";

/** What each key must hold. A key that is added to recipes, and not here, does not compile. */
const KINDS: Readonly<Record<keyof Recipe, "text" | "count" | "part">> = {
  name: "text",
  numEnvs: "count",
  numSteps: "count",
  network: "part",
  observation: "part",
  policy: "part",
  advantage: "part",
  advantageTransform: "part",
  costAdvantage: "part",
  costAdvantageTransform: "part",
  threshold: "part",
  violation: "part",
  multiplier: "part",
  penalty: "part",
  combinedTransform: "part",
  improvement: "part",
  memory: "part",
  sampler: "part",
  epochs: "count",
  stopping: "part",
  policyLoss: "part",
  valueLoss: "part",
  costValueLoss: "part",
  entropyBonus: "part",
  policyOptimizer: "part",
  criticOptimizer: "part",
  annealing: "part",
};

const positiveWhole = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

/** How to tell each kind, and what to say where it is another. */
const CHECKS = {
  text: { fits: (value: unknown) => typeof value === "string" && value !== "", rule: "a text that is not empty" },
  count: { fits: positiveWhole, rule: "a whole number above 0" },
  part: { fits: isPart, rule: "a part, made with definePart" },
} as const;

/**
 * The recipe itself, or a refusal before any work starts.
 *
 * @throws naming the recipe, the key, what stands there and what would be right.
 */
export function checkRecipe(recipe: Recipe): Recipe {
  if (typeof recipe !== "object" || recipe === null) {
    throw new Error(`recipe: it is ${shown(recipe)}; it must be a record of parts, such as cppoPid`);
  }
  const where = `recipe ${shown(recipe.name)}`;
  const stranger = Object.keys(recipe).find((key) => !Object.hasOwn(KINDS, key));
  if (stranger !== undefined) {
    throw new Error(`${where}: unknown key "${stranger}"; ${meant(stranger, Object.keys(KINDS))}`);
  }
  for (const [key, kind] of Object.entries(KINDS)) {
    const value: unknown = recipe[key as keyof Recipe];
    const { fits, rule } = CHECKS[kind];
    if (!fits(value)) throw new Error(`${where}: ${key} is ${shown(value)}; it must be ${rule}`);
  }
  return recipe;
}
