import { clamp } from "../math/clamp.ts";
import type { ActionSpace } from "./spaces.ts";

/**
 * Reads one environment's action out of a batch, as the environment wants it:
 * a label, a vector clipped to the bounds of its box, or an object or list of
 * these. Each environment of the batch has an object of its own, made once and
 * used again for the next step; an environment that keeps it must copy it.
 */
export function actionReader(space: ActionSpace): (batch: Float32Array, env: number) => unknown {
  const readers: Reader[] = []; // one per environment
  return (batch, env) => (readers[env] ??= reader(space))(batch, env * space.size);
}

/** Reads an action that begins at slot `from`. */
type Reader = (batch: Float32Array, from: number) => unknown;

function reader(space: ActionSpace): Reader {
  if (space.kind === "discrete") return (batch, from) => space.values[batch[from]];
  if (space.kind === "box") {
    const { size, low, high } = space;
    const action = new Float32Array(size);
    return (batch, from) => {
      for (let j = 0; j < size; j++) action[j] = clamp(batch[from + j], low, high);
      return action;
    };
  }
  const parts: Readonly<Record<string, ActionSpace>> = space.parts;
  const names = Object.keys(parts);
  const sizes = names.map((name) => parts[name].size);
  const readers = names.map((name) => reader(parts[name]));
  const action: any = Array.isArray(parts) ? [] : {};
  return (batch, from) => {
    for (let i = 0; i < names.length; i++) {
      action[names[i]] = readers[i](batch, from);
      from += sizes[i];
    }
    return action;
  };
}
