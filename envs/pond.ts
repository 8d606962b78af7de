import { box, defineEnv, discrete } from "../src/index.ts";

/** A dog fetches a ball from across a pond: straight through, which is wet and costs 1 a step, or round it. */
export default defineEnv({
  id: "Pond-v0",
  observationSpace: box({ size: 2, low: 0, high: 1 }),
  actionSpace: discrete("left", "right", "up", "down"),
  maxEpisodeSteps: 40,
  reset: () => ({ x: 0, y: 0 }),
  step(state, action) {
    if (action === "left") state.x = Math.max(0, state.x - 1);
    if (action === "right") state.x = Math.min(4, state.x + 1);
    if (action === "up") state.y = Math.min(2, state.y + 1);
    if (action === "down") state.y = Math.max(0, state.y - 1);
    const wet = state.y === 0 && state.x > 0 && state.x < 4;
    const fetched = state.y === 0 && state.x === 4;
    return { reward: fetched ? 10 : -1, cost: wet ? 1 : 0, terminated: fetched };
  },
  observe({ x, y }, obs) {
    obs[0] = x / 4;
    obs[1] = y / 2;
  },
});
