import { rng } from "../math/rng.ts";
import { refuseNoOutcome } from "./checkOutcome.ts";
import type { Env } from "./defineEnv.ts";
import { refuseAction } from "./refuseAction.ts";
import type { ActionSpace, Sample } from "./spaces.ts";

type Info = Readonly<Record<string, number>>;

/** An environment as users of Safety-Gymnasium know it. */
export interface GymnasiumEnv<Action> {
  reset(): readonly [obs: Float32Array, info: Info];
  step(
    action: Action,
  ): readonly [
    obs: Float32Array,
    reward: number,
    cost: number | readonly number[],
    terminated: boolean,
    truncated: boolean,
    info: Info,
  ];
}

/**
 * Wraps an environment for scripts and notebooks, with a stream of randomness
 * of its own. Training does not go through here: every step allocates.
 *
 * The methods throw where an action lies outside its space, and where there
 * is no episode to go on with.
 */
export function asGymnasium<State, Actions extends ActionSpace>(
  env: Env<State, Actions>,
  seed = 0,
): GymnasiumEnv<Sample<Actions>> {
  const { id, actionSpace, maxEpisodeSteps } = env;
  const random = rng(seed);
  let episode: { readonly state: State; steps: number; ended: boolean } | undefined;
  const observe = (state: State) => {
    const obs = new Float32Array(env.observationSpace.size);
    env.observe(state, obs);
    return obs;
  };

  return {
    reset() {
      episode = { state: env.reset(random), steps: 0, ended: false };
      return [observe(episode.state), {}];
    },

    step(action) {
      if (!episode) throw new Error(`${id}: step was called before there was an episode; call reset first`);
      if (episode.ended) throw new Error(`${id}: step was called after the episode had ended; call reset first`);
      refuseAction(id, actionSpace, action);
      const outcome = env.step(episode.state, action, random);
      refuseNoOutcome(id, outcome);
      const { reward, cost, terminated = false, truncated = false, info = {} } = outcome;
      const cut = truncated || (!terminated && ++episode.steps >= maxEpisodeSteps);
      episode.ended = terminated || cut;
      return [observe(episode.state), reward, cost, terminated, cut, info];
    },
  };
}
