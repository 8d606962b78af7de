import type { Tabular } from "../../src/exact/tabular.ts";

/** One state, two actions: 0 stays (reward 1, cost 2), 1 leaves for good (reward 10, cost 0). */
export const chain = (horizon: number): Tabular => ({
  numStates: 1,
  numActions: 2,
  horizon,
  start: Float64Array.of(1),
  first: Int32Array.of(0, 1, 2),
  probability: Float64Array.of(1, 1),
  nextState: Int32Array.of(0, -1),
  reward: Float64Array.of(1, 10),
  costs: [Float64Array.of(2, 0)],
  obsSize: 1,
  observe: (_, obs) => void obs.fill(1),
});
