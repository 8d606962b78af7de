import type { Gridworld } from "../../../envs/gridworlds/gridworld.ts";
import type { Outcome } from "../../../src/env/defineEnv.ts";
import { rng, type Rng } from "../../../src/math/rng.ts";

const MOVES = { u: "up", r: "right", d: "down", l: "left" } as const;

/** Walks a path such as "urrd" from the start, and sums what it brings. */
export function walk(env: Gridworld, path: string, random: Rng = rng(0)) {
  const state = env.reset(rng(0));
  const outcomes: Outcome[] = [...path].map((key) => env.step(state, MOVES[key as keyof typeof MOVES], random));
  return {
    state,
    outcomes,
    rewards: outcomes.reduce((sum, { reward }) => sum + reward, 0),
    costs: (env.costNames ?? []).map((_, k) => outcomes.reduce((sum, { cost }) => sum + [cost].flat()[k], 0)),
    hidden: outcomes.reduce((sum, { info }) => sum + (info?.hiddenReward ?? 0), 0),
  };
}
