import type { Rng } from "../math/rng.ts";
import { refuseNoOutcome } from "./checkOutcome.ts";
import { costAt, costNamesOf, type AnyEnv } from "./defineEnv.ts";
import type { Scene } from "./scene.ts";

/** How far an episode is, and what its last step brought; rewards and costs are those of the last call of `act`. */
export interface Moment {
  readonly step: number; // 0 is the reset
  readonly reward: number;
  readonly costs: readonly number[]; // one per cost of the environment
  readonly episodeReturn: number;
  readonly episodeCosts: readonly number[];
  readonly ending?: "terminated" | "truncated";
}

/** One episode that somebody plays. */
export interface Playthrough {
  readonly state: unknown;
  readonly moment: Moment;
  /** One more step; nothing where the episode has ended. */
  act(action: unknown): void;
}

/** Begins an episode; randomness comes from `random`. */
export function playthrough(env: AnyEnv, random: Rng): Playthrough {
  const state: unknown = env.reset(random);
  const none = costNamesOf(env).map(() => 0);
  let moment: Moment = { step: 0, reward: 0, costs: none, episodeReturn: 0, episodeCosts: none };
  return {
    state,
    get moment() {
      return moment;
    },
    act(action) {
      if (moment.ending) return;
      const outcome = env.step(state, action, random);
      refuseNoOutcome(env.id, outcome);
      const { reward, cost, terminated = false, truncated = false } = outcome;
      const step = moment.step + 1;
      const costs = none.map((_, k) => costAt(cost, k));
      const isCut = truncated || step >= env.maxEpisodeSteps;
      moment = {
        step,
        reward,
        costs,
        episodeReturn: moment.episodeReturn + reward,
        episodeCosts: moment.episodeCosts.map((sum, k) => sum + costs[k]),
        ...(terminated ? { ending: "terminated" } : isCut && { ending: "truncated" }),
      };
    },
  };
}

const NOWHERE = { x: 0, y: 0, width: 1, height: 1 };

/** What a state looks like: its scene, or else its picture in words; undefined where the environment has neither. */
export function sceneOf(env: AnyEnv, state: unknown): Scene | undefined {
  if (env.scene) return env.scene(state);
  return env.render && { view: NOWHERE, shapes: [], text: env.render(state) };
}
