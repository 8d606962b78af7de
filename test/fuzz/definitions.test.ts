import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { checkRecipe } from "../../src/algorithms/checkRecipe.ts";
import { everything } from "../../src/algorithms/everything.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { recipes } from "../../src/algorithms/recipes.ts";
import { changed } from "../../src/experiments/changed.ts";
import { defineExperiment, runs } from "../../src/experiments/experiment.ts";
import { places } from "../../src/experiments/store.ts";
import { isPart, type Part } from "../../src/part.ts";
import tiny from "../experiments/fixtures/tiny.ts";
import { mutated, nasty, tally } from "./mutate.ts";

const { attempt, print } = tally("recipes, parts and experiments");
afterAll(print);

it("recipes are themselves or refused", () => {
  fc.assert(
    fc.property(mutated(everything, nasty), (recipe) => {
      const checked = attempt(() => checkRecipe(recipe as Recipe));
      if (checked !== undefined) expect(checked).toBe(recipe);
    }),
    { numRuns: 2000 },
  );
});

const parts = Object.values(recipes)
  .concat(everything)
  .flatMap((recipe) => Object.values(recipe).filter(isPart) as Part<object>[]);

it("parts understand an option or refuse it", () => {
  const options = fc.record({
    part: fc.constantFrom(...parts),
    key: fc.oneof(fc.nat(), fc.constantFrom("__proto__", "constructor", "")),
    value: nasty,
  });
  fc.assert(
    fc.property(options, ({ part, key, value }) => {
      const names = Object.keys(part.options);
      const name = typeof key === "number" ? names[key % Math.max(1, names.length)] : key;
      const change = Object.fromEntries([[name ?? "none", value]]);
      const made = attempt(() => part.with(change));
      if (made !== undefined) expect(made.options[name]).toBe(value);
    }),
    { numRuns: 4000 },
  );
});

it("experiments are defined whole or refused", () => {
  const definition = { ...tiny, algorithms: [tiny.algorithms[0], { ...tiny.algorithms[0], name: "other" }] };
  fc.assert(
    fc.property(mutated(definition, nasty), (change) => {
      const experiment = attempt(() => defineExperiment(change as typeof tiny));
      if (experiment === undefined) return;
      const { tasks, algorithms, seeds } = experiment;
      expect(runs(experiment)).toHaveLength(tasks.length * algorithms.length * seeds.length);
      const folders = attempt(() => places(experiment, "wasm", "x").map(({ folder }) => folder)) ?? [];
      expect(new Set(folders).size).toBe(folders.length);
    }),
    { numRuns: 2000 },
  );
});

it("changes on the command line are made or refused", () => {
  const paths = fc.oneof(
    fc.constantFrom("epochs", "multiplier", "multiplier.kp", "network.hidden", "network.activation", "__proto__.x"),
    fc.string(),
  );
  const texts = fc.oneof(fc.constantFrom("5", "", "NaN", "-1", "1e999", "32,32", ",", "tanh", "0x10"), fc.string());
  fc.assert(
    fc.property(paths, texts, (path, text) => {
      attempt(() => checkRecipe(changed(recipes.cppoPid, [`${path}=${text}`])));
    }),
    { numRuns: 1000 },
  );
});
