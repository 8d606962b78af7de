import { defineEnv } from "../../src/env/defineEnv.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete } from "../../src/env/spaces.ts";

/** A cart to be driven to the end of a line, left or right, without delay; the high gear is twice as fast, and wears. */
export default defineEnv({
  id: "Gearbox-v0",
  observationSpace: box({ size: 2 }),
  actionSpace: product({ gear: discrete("low", "high"), push: box({ size: 1, low: -1, high: 1 }) }),
  maxEpisodeSteps: 10,
  reset: (rng) => ({ place: 0, goal: rng.uniform() < 0.5 ? -1 : 1 }),
  step(state, { gear, push: [push] }) {
    const ratio = gear === "high" ? 2 : 1;
    state.place += 0.1 * ratio * push;
    const nearer = 0.1 * ratio * push * state.goal;
    return { reward: nearer - 0.05, cost: ratio - 1, terminated: state.place * state.goal >= 0.85 };
  },
  observe({ place, goal }, obs) {
    obs[0] = place;
    obs[1] = goal;
  },
});
