import { defineEnv } from "../../src/env/defineEnv.ts";
import { box, discrete } from "../../src/env/spaces.ts";

/** A small environment that keeps its promises: swim to 1, a tenth or three at a time; diving costs 1 now and then. */
export const pond = defineEnv({
  id: "Pond-v0",
  observationSpace: box({ size: 2, low: 0, high: 1 }),
  actionSpace: discrete("swim", "dive"),
  maxEpisodeSteps: 8,
  reset: (rng) => ({ position: 0.1 * rng.uniform(), depth: 0 }),
  step(state, action, rng) {
    state.position = Math.min(1, state.position + (action === "dive" ? 0.3 : 0.1));
    state.depth = Number(action === "dive") * rng.uniform();
    return {
      reward: state.position,
      cost: Number(state.depth > 0.5),
      terminated: state.position === 1,
      info: { depth: state.depth },
    };
  },
  observe(state, obs) {
    obs[0] = state.position;
    obs[1] = state.depth;
  },
});
