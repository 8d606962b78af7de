import { shown } from "../shown.ts";
import type { ActionSpace } from "./spaces.ts";

const DEEPEST = 4; // levels of an action that are shown

/** @throws where an action lies outside its space; where only a part of it does, that part is named. */
export function refuseAction(id: string, space: ActionSpace, action: unknown): void {
  if (!space.contains(action)) refuse(id, space, action, "");
}

function refuse(id: string, space: ActionSpace, value: unknown, path: string): never {
  if (space.kind === "product" && hasNamesOf(space.parts, value)) {
    for (const [name, part] of Object.entries<ActionSpace>(space.parts)) {
      const inner = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
      if (!part.contains(value[name])) refuse(id, part, value[name], inner);
    }
  }
  const where = path ? ` as action${path}; it must be` : "; an action is";
  const typed = space.kind === "box" ? ", in a Float32Array" : "";
  throw new Error(`${id}: step was given ${inWords(value)}${where} ${space.description}${typed}`);
}

/** Whether a value has a part of every name, and no other. */
function hasNamesOf(parts: object, value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value) !== Array.isArray(parts)) return false;
  const names = Object.keys(parts);
  return Object.keys(value).length === names.length && names.every((name) => name in value);
}

/** An action as it is written in code, but for its vectors: they are lists here. */
function inWords(action: unknown, depth = 0): string {
  const isShallow = depth < DEEPEST;
  if (action instanceof Float32Array || action instanceof Float64Array) return `[${action.join(", ")}]`;
  if (Array.isArray(action) && isShallow) return `[${action.map((item) => inWords(item, depth + 1)).join(", ")}]`;
  if (typeof action === "object" && action !== null && isShallow) {
    return `{ ${Object.entries(action)
      .map(([name, value]) => `${name}: ${inWords(value, depth + 1)}`)
      .join(", ")} }`;
  }
  return shown(action);
}
