import type { Recipe } from "../algorithms/recipe.ts";
import { isPart } from "../part.ts";

/** What becomes of the value at the end of a path; `owner` is the part or the record that holds it. */
export type Turn = (present: unknown, owner: unknown) => unknown;

/**
 * A recipe in which the value at the end of a path is another: `epochs`, `multiplier.kp`, `network.hidden`. A path goes
 * through the names of keys and of the options of parts.
 *
 * @throws where the path leads nowhere, with the keys that would, or to a part instead of one of its options.
 */
export const turned = (recipe: Recipe, path: string, turn: Turn, where: string): Recipe =>
  replaced(recipe, path.split("."), turn, where, undefined) as Recipe;

function replaced(
  value: unknown,
  [key, ...rest]: readonly string[],
  turn: Turn,
  where: string,
  owner: unknown,
): unknown {
  if (key === undefined) {
    if (isPart(value)) throw new Error(`${where}: this is the part ${value.part}; ${wayInto(value.options)}`);
    return turn(value, owner);
  }
  const fields = (isPart(value) ? value.options : value) as Readonly<Record<string, unknown>>;
  const known = typeof fields === "object" && fields !== null && !Array.isArray(fields) ? Object.keys(fields) : [];
  if (!known.includes(key)) {
    const right = known.length > 0 ? `expected one of ${known.join(", ")}` : "there is nothing below this";
    throw new Error(`${where}: there is no "${key}"; ${right}`);
  }
  const change = { [key]: replaced(fields[key], rest, turn, where, value) };
  return isPart(value) ? value.with(change) : { ...fields, ...change };
}

const wayInto = (options: object): string => {
  const names = Object.keys(options);
  return names.length > 0 ? `say which of its numbers: ${names.join(", ")}` : "it has no numbers to change";
};
