import { isPart } from "../part.ts";
import type { Recipe } from "./recipe.ts";

const NUMBERS = ["numEnvs", "numSteps", "epochs"] as const;
const PARTS = [
  "observation",
  "policy",
  "advantage",
  "advantageTransform",
  "costAdvantage",
  "costAdvantageTransform",
  "threshold",
  "violation",
  "multiplier",
  "penalty",
  "combinedTransform",
  "memory",
  "sampler",
  "stopping",
  "policyLoss",
  "valueLoss",
  "costValueLoss",
  "entropyBonus",
  "policyOptimizer",
  "criticOptimizer",
  "annealing",
] as const;

/** Every key of a recipe has a check; a key that is added to one and not to the other does not compile. */
type Checked = "name" | "hidden" | (typeof NUMBERS)[number] | (typeof PARTS)[number];
const KEYS: readonly (keyof Recipe & Checked)[] = ["name", "hidden", ...NUMBERS, ...PARTS];

/**
 * The recipe itself, or a refusal before any work starts.
 *
 * @throws naming the recipe, the key, what stands there and what would be right.
 */
export function checkRecipe(recipe: Recipe): Recipe {
  const where = `recipe "${recipe.name}"`;
  const positiveWhole = (value: unknown) => Number.isInteger(value) && (value as number) > 0;
  const stranger = Object.keys(recipe).find((key) => !(KEYS as readonly string[]).includes(key));
  if (stranger !== undefined)
    throw new Error(`${where}: unknown key "${stranger}"; expected one of ${KEYS.join(", ")}`);
  if (typeof recipe.name !== "string" || recipe.name === "")
    throw new Error(`${where}: name must be a text that is not empty`);
  for (const key of NUMBERS) {
    if (!positiveWhole(recipe[key]))
      throw new Error(`${where}: ${key} is ${recipe[key]}; it must be a whole number above 0`);
  }
  if (!Array.isArray(recipe.hidden) || !recipe.hidden.every(positiveWhole)) {
    throw new Error(
      `${where}: hidden is ${JSON.stringify(recipe.hidden)}; it must list layer sizes, such as [64, 64], or be []`,
    );
  }
  for (const key of PARTS) {
    const value: unknown = recipe[key];
    if (!isPart(value))
      throw new Error(`${where}: ${key} is ${String(value)}; it must be a part, made with definePart`);
  }
  return recipe;
}
