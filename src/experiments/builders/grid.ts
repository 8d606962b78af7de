import type { Recipe } from "../../algorithms/recipe.ts";
import { settings } from "../../part.ts";
import { shown } from "../../shown.ts";
import { canonical } from "../hash.ts";
import { turned } from "../turned.ts";

/** What a knob may be turned to: a number, a word, or a list of numbers. */
export type KnobValue = number | string | readonly number[];

/**
 * The method, and the method with every combination of the values of some knobs:
 * `grid(cppoPid, { "multiplier.kp": [1, 2], "multiplier.ki": [0.1, 0.2] })`. The variants are called
 * "CPPO-PID, multiplier.kp = 1, multiplier.ki = 0.1"; the combination that the method has is the method itself.
 * Knobs joined by a comma are turned as one.
 *
 * @throws where a path leads nowhere, or to what cannot be that value, or a knob has no values.
 */
export function grid(method: Recipe, knobs: Readonly<Record<string, readonly KnobValue[]>>): Recipe[] {
  const settingsOf = (recipe: Recipe) => canonical(settings({ ...recipe, name: "" }));
  const variants = Object.entries(knobs).reduce<Recipe[]>(
    (present, [knob, values]) => {
      if (values.length === 0) throw new Error(`grid: ${knob} has no values; give it at least one`);
      return present.flatMap((recipe) => values.map((value) => atValue(recipe, knob, value)));
    },
    [method],
  );
  return [method, ...variants.filter((variant) => settingsOf(variant) !== settingsOf(method))];
}

function atValue(recipe: Recipe, knob: string, value: KnobValue): Recipe {
  const where = `${knob} = ${String(value)}`;
  const turn = (present: unknown) => {
    const fits = typeof present === typeof value && Array.isArray(present) === Array.isArray(value);
    if (!fits) throw new Error(`${where}: this is ${described(present)}; give it values of the same kind`);
    return value;
  };
  const paths = knob.split(",").map((path) => path.trim());
  const changed = paths.reduce((present, path) => turned(present, path, turn, where), recipe);
  return { ...changed, name: `${recipe.name}, ${where}` };
}

const described = (value: unknown) => (Array.isArray(value) ? `the list ${value.join(",")}` : shown(value));
