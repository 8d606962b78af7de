import type { Recipe } from "../../algorithms/recipe.ts";
import { settings } from "../../part.ts";
import { canonical } from "../hash.ts";
import type { Changes } from "./ablate.ts";

/** Refuses a change that leaves the method as it is, whose effect would be that of the seeds alone. */
export function refuseIdle(where: string, method: Recipe, changes: Changes): void {
  for (const [name, change] of Object.entries(changes)) {
    const keys = Object.keys(change) as (keyof Recipe)[];
    const isIdle = keys.every((key) => canonical(settings(change[key])) === canonical(settings(method[key])));
    if (!isIdle) continue;
    const what = keys.length > 0 ? `sets ${keys.join(" and ")} to what "${method.name}" has` : "changes nothing";
    throw new Error(`${where}: "${name}" ${what}; change something, or leave it out`);
  }
}
