import { describe, expect, it } from "vitest";
import { gridworld, type GridworldRules } from "../../../envs/gridworlds/gridworld.ts";
import { coordinates, localView, oneHot, type ViewMaker } from "../../../envs/gridworlds/views.ts";
import { checkEnv } from "../../../src/env/checkEnv.ts";
import { solve } from "../../../src/exact/solve.ts";

/** Cells 0 to 4; the wall is none. */
const rules: GridworldRules = {
  id: "Tiny-v0",
  map: ["SH#", "..G"],
  stepReward: -1,
  enterReward: { G: 10 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 9,
};

function seen(view: ViewMaker | undefined, cell: number): number[] {
  const env = gridworld({ ...rules, ...(view && { view }) });
  const obs = new Float64Array(env.observationSpace.size).fill(NaN);
  env.observe({ cell }, obs);
  return [...obs];
}

describe("the view of a gridworld", () => {
  it("is a one-hot vector over the free cells unless said otherwise", () => {
    expect(seen(undefined, 3)).toEqual([0, 0, 0, 1, 0]);
    expect(seen(oneHot(), 1)).toEqual([0, 1, 0, 0, 0]);
  });

  it("can be the row and the column, from 0 to 1", () => {
    expect(seen(coordinates(), 0)).toEqual([0, 0]);
    expect(seen(coordinates(), 1)).toEqual([0, 0.5]);
    expect(seen(coordinates(), 4)).toEqual([1, 1]);
  });

  it("can be what lies around the agent, kind by kind", () => {
    // Kinds in order: wall, S, H, plain ground, G. From S: beyond the map, and H to the right, and ground below.
    const [wall, start, hazard, ground, goal] = [0, 1, 2, 3, 4].map((kind) =>
      [0, 1, 2, 3, 4].map((k) => Number(k === kind)),
    );
    expect(seen(localView(), 0)).toEqual(
      [wall, wall, wall, wall, start, hazard, wall, ground, ground].flat(), // row by row
    );
    expect(seen(localView(), 3)).toEqual([start, hazard, wall, ground, ground, goal, wall, wall, wall].flat());
    expect(seen(localView({ radius: 0 }), 1)).toEqual(hazard);
  });

  it.each([
    ["coordinates", coordinates()],
    ["localView", localView({ radius: 2 })],
  ])("%s — keeps the promises of an environment, and its table shows states as the agent sees them", (_, view) => {
    const env = gridworld({ ...rules, view });
    expect(() => checkEnv(env, { episodes: 5 })).not.toThrow();
    const { tabular } = env.exact!;
    expect(tabular.obsSize).toBe(env.observationSpace.size);
    for (let state = 0; state < tabular.numStates; state++) {
      const [fromTable, fromEnv] = [new Float64Array(tabular.obsSize), new Float64Array(tabular.obsSize)];
      tabular.observe(state, fromTable);
      env.observe(tabular.stateOf!(state) as { cell: number }, fromEnv);
      expect([...fromTable]).toEqual([...fromEnv]);
    }
  });

  it("makes no difference to what is best", () => {
    const optimum = (view: ViewMaker) => solve(gridworld({ ...rules, view }).exact!.tabular, { limits: [0.5] });
    expect(optimum(coordinates()).episodeReturn).toBe(optimum(oneHot()).episodeReturn);
  });

  it("refuses a radius that is none", () => {
    expect(() => localView({ radius: 0.5 })).toThrow(
      "localView: radius is 0.5; it must be a whole number of at least 0",
    );
  });
});
