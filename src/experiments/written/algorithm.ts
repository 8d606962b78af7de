import { z } from "zod";
import { familyOf, type PartKey } from "../../algorithms/parts.ts";
import type { Recipe } from "../../algorithms/recipe.ts";
import { recipes } from "../../algorithms/recipes.ts";
import { meant } from "../../math/nearest.ts";
import { partOf } from "./part.ts";
import { recipeKeys } from "./recipeKeys.ts";
import { count, made, several, strict, text, type Tools } from "./rules.ts";

const recipeNames = Object.keys(recipes);
const recipeName = z.enum(recipeNames, {
  error: ({ input }) =>
    `the name of a recipe; ${typeof input === "string" ? meant(input, recipeNames) : `there are ${recipeNames.join(", ")}`}`,
});

/** The keys of a recipe but for its name, each of which may be left out. */
function changesOf({ shelf }: Tools) {
  const written = (key: string, description: string) => {
    if (!Object.hasOwn(familyOf, key)) return count.describe(description);
    const family = familyOf[key as PartKey];
    const schema = z.unknown().meta({ description, allOf: [{ $ref: `#/definitions/${family}` }] });
    return made(schema, (value) => partOf(value, [family], shelf));
  };
  const { name: _name, ...keys } = recipeKeys;
  return Object.fromEntries(Object.entries(keys).map(([key, meaning]) => [key, written(key, meaning).optional()]));
}

/** A recipe by its name, or with something different in it. */
export const algorithmSchema = (tools: Tools) =>
  z.union(
    [
      recipeName,
      strict(
        {
          recipe: recipeName.describe("the recipe to begin with"),
          name: text.describe(recipeKeys.name).optional(),
          ...changesOf(tools),
        },
        "a recipe, and what is different in it",
      ),
    ],
    `the name of a recipe, or { recipe: name, … }; there are ${recipeNames.join(", ")}`,
  );

/** Variants by name, and what is changed in them. */
export const variantsSchema = (tools: Tools) =>
  z.record(z.string(), strict(changesOf(tools), "keys of a recipe, and what stands there instead"), "variants by name");

const value = z.union([z.number(), z.string(), z.array(z.number())], "a number, a word or a list of numbers");

/** Knobs by their paths, and what they are turned to. */
export const knobsSchema = z.record(z.string(), several(value, "value"), "lists of values by path");

/** The recipe that was written. */
export function recipeOf(written: z.output<ReturnType<typeof algorithmSchema>>): Recipe {
  if (typeof written === "string") return recipes[written];
  const { recipe, ...changes } = written as { readonly recipe: string };
  return { ...recipes[recipe], ...(changes as Partial<Recipe>) };
}
