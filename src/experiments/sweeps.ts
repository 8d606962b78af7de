import type { Recipe } from "../algorithms/recipe.ts";
import { isPart, settings } from "../part.ts";
import type { SweepRecord } from "./record.ts";

const fewest = 3; // values of a strip

/**
 * The sensitivity strips among some algorithms: three or more that differ in one number only, or in numbers of one name
 * that are turned together. Who made them, and what they are called, does not matter.
 */
export function sweepsOf(algorithms: readonly Recipe[]): SweepRecord[] {
  const all = algorithms.map((recipe) => leavesOf(recipe));
  const strips = new Map<string, { readonly knob: string; readonly members: Map<number, number> }>();
  for (const [i, one] of all.entries()) {
    for (const [j, other] of all.entries()) {
      if (j <= i) continue;
      const paths = [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
      const [first, second] = [one, other].map((leaves) => joint(leaves, paths));
      if (first === undefined || second === undefined) continue;
      const rest = [...one].filter(([path]) => !paths.includes(path));
      const key = JSON.stringify([paths, rest.map(String)]);
      const strip = strips.get(key) ?? { knob: paths.join(", "), members: new Map<number, number>() };
      strips.set(key, strip);
      strip.members.set(i, first).set(j, second);
    }
  }
  return [...strips.values()]
    .filter(({ members }) => new Set(members.values()).size >= fewest)
    .map(({ knob, members }) => {
      const points = [...members].map(([i, value]) => ({ algorithm: algorithms[i].name, value }));
      return { knob, points: points.sort((a, b) => a.value - b.value) };
    });
}

/** The one number that stands at the end of all of some paths, which have their last name in common. */
function joint(leaves: ReadonlyMap<string, number | string>, paths: readonly string[]): number | undefined {
  const value = paths.length > 0 ? leaves.get(paths[0]) : undefined;
  const name = paths[0]?.split(".").at(-1);
  const isOne = paths.every((path) => leaves.get(path) === value && path.split(".").at(-1) === name);
  return typeof value === "number" && isOne ? value : undefined;
}

/** A recipe's settings by their paths, but for its name: numbers as they are, and all else as text. */
function leavesOf(
  value: unknown,
  path = "",
  leaves = new Map<string, number | string>(),
): Map<string, number | string> {
  const isWhole = path === "";
  if (isPart(value)) leaves.set(path, value.part);
  if (isPart(value) || isWhole) {
    for (const [key, field] of Object.entries((isPart(value) ? value.options : value) as object)) {
      if (!(isWhole && key === "name")) leavesOf(field, isWhole ? key : `${path}.${key}`, leaves);
    }
  } else leaves.set(path, typeof value === "number" ? value : JSON.stringify(settings(value)));
  return leaves;
}
