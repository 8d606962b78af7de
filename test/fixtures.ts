import { defineEnv } from "../src/env/defineEnv.ts";
import { box, discrete } from "../src/env/spaces.ts";

/**
 * Two ways across, drawn anew each episode: wading pays 1 and costs 1, going
 * round pays 0.5. The agent sees how deep the water is. Small enough to learn
 * in a blink, noisy enough that every number of a recipe leaves a trace.
 */
export const ford = defineEnv({
  id: "Ford-v0",
  observationSpace: box({ size: 2 }),
  actionSpace: discrete("wade", "walk"),
  maxEpisodeSteps: 6,
  reset: (rng) => ({ depth: rng.uniform(), position: 0 }),
  step(state, action, rng) {
    const wading = action === "wade";
    state.position += wading ? 2 : 1;
    state.depth = rng.uniform();
    return {
      reward: (wading ? 1 : 0.5) * (0.5 + rng.uniform()),
      cost: wading ? state.depth : 0,
      terminated: state.position >= 8,
    };
  },
  observe({ depth, position }, obs) {
    obs[0] = depth;
    obs[1] = position / 8;
  },
});

/** A sled to be pushed to the right, but not too fast. One-dimensional, continuous, with two costs. */
export const sled = defineEnv({
  id: "Sled-v0",
  observationSpace: box({ size: 2 }),
  actionSpace: box({ size: 1, low: -1, high: 1 }),
  maxEpisodeSteps: 8,
  costNames: ["speed", "effort"],
  reset: (rng) => ({ place: rng.uniform(), speed: 0 }),
  step(state, [push]) {
    state.speed = 0.8 * state.speed + 0.5 * push;
    state.place += state.speed;
    return { reward: state.speed, cost: [Math.max(0, state.speed - 0.3), Math.abs(push)], terminated: state.place > 6 };
  },
  observe({ place, speed }, obs) {
    obs[0] = place;
    obs[1] = speed;
  },
});
