import { box, defineEnv } from "../src/index.ts";

const SECONDS = 0.1; // per step
const DRAG = 0.95;
const NOISE = 0.02;
const MAX_FORCE = 10; // beyond what the best policies use

/**
 * A robot on a line, to be brought to 0 gently:
 *
 *   p′ = p + 0.1 v,   v′ = 0.95 v + 0.1 u + 0.02 ε,   p₀ ~ N(2, 0.1²),   v₀ = 0,   100 steps;
 *   reward −(p² + 0.1 u²),   cost v².
 *
 * Linear dynamics and quadratic sums: for each price λ of cost the best policy
 * is that of a linear-quadratic regulator with v² weighted by λ, so that the
 * constrained optimum is known exactly although states and actions are
 * continuous. It never flips a coin.
 */
export default defineEnv({
  id: "LinearQuadratic-v0",
  observationSpace: box({ size: 2 }),
  actionSpace: box({ size: 1, low: -MAX_FORCE, high: MAX_FORCE }),
  maxEpisodeSteps: 100,

  reset: (rng) => ({ position: 2 + 0.1 * rng.normal(), velocity: 0 }),

  step(state, [force], rng) {
    const { position, velocity } = state;
    state.position = position + SECONDS * velocity;
    state.velocity = DRAG * velocity + SECONDS * force + NOISE * rng.normal();
    return { reward: -(position * position + 0.1 * force * force), cost: velocity * velocity };
  },

  observe({ position, velocity }, obs) {
    obs[0] = position;
    obs[1] = velocity;
  },
});
