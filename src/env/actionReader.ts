import { clamp } from "../math/clamp.ts";
import type { ActionSpace } from "./spaces.ts";

/**
 * Reads one environment's action out of a batch, as the environment wants it:
 * a label, or a vector clipped to the bounds of its box. The vector is reused;
 * an environment that keeps it must copy it.
 */
export function actionReader(space: ActionSpace): (batch: Float32Array, env: number) => unknown {
  if (space.kind === "discrete") return (batch, env) => space.values[batch[env]];
  const { size, low, high } = space;
  const action = new Float32Array(size);
  return (batch, env) => {
    for (let j = 0; j < size; j++) action[j] = clamp(batch[env * size + j], low, high);
    return action;
  };
}
