import type { AnyEnv } from "../../env/defineEnv.ts";
import type { ActionSpace } from "../../env/spaces.ts";

/**
 * Every action of an environment; those of a product with its last part counting fastest.
 *
 * @throws where they cannot be listed.
 */
export function allActions({ id, actionSpace }: AnyEnv): unknown[] {
  const counts = countsOf(id, actionSpace);
  const numActions = counts.reduce((product, count) => product * count, 1);
  if (numActions > MOST_ACTIONS) {
    throw new Error(`${id}: there are ${numActions} actions; exact solutions need at most ${MOST_ACTIONS}`);
  }
  return Array.from({ length: numActions }, (_, action) => {
    const slots = new Float32Array(counts.length);
    for (let i = counts.length - 1, rest = action; i >= 0; rest = Math.floor(rest / counts[i--])) {
      slots[i] = rest % counts[i];
    }
    return actionSpace.read(slots, 0) as unknown;
  });
}

/** As many as an action's number in a policy of a Uint16Array can tell apart. */
const MOST_ACTIONS = 2 ** 16;

/** How many choices there are in each part of a space, one after another. */
function countsOf(id: string, space: ActionSpace): readonly number[] {
  if (space.kind === "discrete") return [space.n];
  if (space.kind === "product") return Object.values<ActionSpace>(space.parts).flatMap((part) => countsOf(id, part));
  throw new Error(`${id}: an action is ${space.description}; exact solutions need finitely many actions`);
}
