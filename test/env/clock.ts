import { defineEnv, type Outcome } from "../../src/env/defineEnv.ts";
import { box, discrete } from "../../src/env/spaces.ts";

/**
 * Counts: the k-th step of every episode is told by `outcomes[k]`, and the
 * agent sees how many steps were taken, or −1 before the first.
 */
export const clock = (outcomes: readonly Outcome[], costNames: readonly string[] = ["cost"]) =>
  defineEnv({
    id: "Clock-v0",
    observationSpace: box({ size: 1 }),
    actionSpace: discrete(2),
    maxEpisodeSteps: outcomes.length,
    costNames,
    reset: () => ({ steps: 0 }),
    step: (state) => outcomes[state.steps++],
    observe: ({ steps }, obs) => void (obs[0] = steps || -1),
  });

/** Reward 1 and cost 0, with changes. */
export const tick = (changes: Partial<Outcome> = {}): Outcome => ({ reward: 1, cost: 0, ...changes });
