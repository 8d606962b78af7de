import type { Recipe } from "../algorithms/recipe.ts";
import { isPart } from "../part.ts";
import { turned } from "./turned.ts";

/**
 * A recipe with some of its settings changed, each said as `<path>=<value>`:
 * `epochs=5`, `multiplier.kp=0.5`, `network.hidden=32,32`, `network.activation=relu`.
 *
 * @throws where a path leads nowhere, with the keys that would, or where what it leads to cannot be that value.
 */
export const changed = (recipe: Recipe, changes: readonly string[]): Recipe =>
  changes.reduce((present, change) => {
    const [, path, text] = /^([^=]+)=(.*)$/.exec(change) ?? [];
    if (path === undefined) throw new Error(`--set: "${change}" is not a change; write it as in --set epochs=5`);
    const where = `--set ${change}`;
    // A part knows which words it understands.
    const isWord = (value: unknown, owner: unknown) => typeof value === "string" && isPart(owner);
    return turned(present, path, (value, owner) => (isWord(value, owner) ? text : parsed(value, text, where)), where);
  }, recipe);

function parsed(present: unknown, text: string, where: string): unknown {
  if (Array.isArray(present))
    return text === "" ? [] : text.split(",").map((item) => parsed(present[0] ?? 1, item, where));
  const number = Number(text.replaceAll("_", ""));
  if (typeof present !== "number") throw new Error(`${where}: this is not a number but ${JSON.stringify(present)}`);
  if (text.trim() === "" || Number.isNaN(number)) {
    throw new Error(`${where}: "${text}" is not a number; it is ${present} otherwise`);
  }
  return number;
}
