import type { Recipe } from "../algorithms/recipe.ts";
import { isPart } from "../part.ts";

/**
 * A recipe with some of its settings changed, each said as `<path>=<value>`:
 * `epochs=5`, `multiplier.kp=0.5`, `network.hidden=32,32`, `network.activation=relu`.
 * A path goes through the names of keys and of the options of parts.
 *
 * @throws where a path leads nowhere, with the keys that would, or where what it leads to cannot be that value.
 */
export const changed = (recipe: Recipe, changes: readonly string[]): Recipe =>
  changes.reduce((present, change) => {
    const [, path, text] = /^([^=]+)=(.*)$/.exec(change) ?? [];
    if (path === undefined) throw new Error(`--set: "${change}" is not a change; write it as in --set epochs=5`);
    return replaced(present, path.split("."), text, `--set ${change}`) as Recipe;
  }, recipe);

function replaced(
  value: unknown,
  [key, ...rest]: readonly string[],
  text: string,
  where: string,
  owner?: unknown,
): unknown {
  // A part knows which words it understands.
  if (key === undefined) return typeof value === "string" && isPart(owner) ? text : parsed(value, text, where);
  const fields = (isPart(value) ? value.options : value) as Readonly<Record<string, unknown>>;
  const known = typeof fields === "object" && fields !== null && !Array.isArray(fields) ? Object.keys(fields) : [];
  if (!known.includes(key)) {
    const right = known.length > 0 ? `expected one of ${known.join(", ")}` : "there is nothing below this";
    throw new Error(`${where}: there is no "${key}"; ${right}`);
  }
  const change = { [key]: replaced(fields[key], rest, text, where, value) };
  return isPart(value) ? value.with(change) : { ...fields, ...change };
}

function parsed(present: unknown, text: string, where: string): unknown {
  if (Array.isArray(present))
    return text === "" ? [] : text.split(",").map((item) => parsed(present[0] ?? 1, item, where));
  const number = Number(text.replaceAll("_", ""));
  if (isPart(present)) {
    const options = Object.keys(present.options);
    const right =
      options.length > 0 ? `say which of its numbers: ${options.join(", ")}` : "it has no numbers to change";
    throw new Error(`${where}: this is the part ${present.part}; ${right}`);
  }
  if (typeof present !== "number") throw new Error(`${where}: this is not a number but ${JSON.stringify(present)}`);
  if (text.trim() === "" || Number.isNaN(number)) {
    throw new Error(`${where}: "${text}" is not a number; it is ${present} otherwise`);
  }
  return number;
}
