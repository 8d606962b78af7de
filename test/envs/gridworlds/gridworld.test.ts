import { describe, expect, it } from "vitest";
import bridge from "../../../envs/bridge.ts";
import twoCosts from "../../../envs/twoCosts.ts";
import { gridworld, type Gridworld, type GridworldRules } from "../../../envs/gridworlds/gridworld.ts";
import { asGymnasium } from "../../../src/env/asGymnasium.ts";
import { rng, type Rng } from "../../../src/math/rng.ts";
import { walk } from "./walk.ts";

const rules: GridworldRules = {
  id: "Tiny-v0",
  map: ["SHG"],
  stepReward: -1,
  enterReward: { G: 10 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 9,
};

/** A stream that gives these numbers and no more, and counts. */
function scripted(...draws: number[]): Rng & { numDraws(): number } {
  let count = 0;
  const uniform = () => {
    if (count >= draws.length) throw new Error("one draw too many");
    return draws[count++];
  };
  return { ...rng(0), uniform, numDraws: () => count };
}

describe("a gridworld", () => {
  it.each([
    // path       return  cost  ended
    ["rrrr", 20 - 4, 3, true], // over the bridge
    ["urrrrd", 20 - 6, 0, true], // round it
    ["rrurrd", 20 - 6, 2, true], // off the bridge half way: − 6 steps, H twice
    ["l", -1, 0, false], // off the map
    ["rd", -2, 2, false], // into the wall below H: stays, and pays again
    ["rlr", -3, 2, false],
  ])("in Bridge-v0, %s earns %d, costs %d, ended: %s", (path, episodeReturn, cost, ended) => {
    const { outcomes, rewards, costs } = walk(bridge, path);
    expect(rewards).toBe(episodeReturn);
    expect(costs).toEqual([cost]);
    expect(outcomes.at(-1)?.terminated).toBe(ended);
  });

  it("reports several costs in the order of their names", () => {
    expect(twoCosts.costNames).toEqual(["heat", "noise"]);
    expect(walk(twoCosts, "rrrrrr", scripted(0.5, 0.5, 0.5, 0.5, 0.5, 0.5)).costs).toEqual([2, 1]);
  });

  it("calls its cost by the name it was given, even if there is only one", () => {
    expect(gridworld({ ...rules, costs: { heat: { H: 2 } } }).costNames).toEqual(["heat"]);
  });

  it.each([
    [0, "left of where it meant to go", 0], // up: stays in the top row
    [0.049, "left of where it meant to go", 0],
    [0.05, "right of where it meant to go", 2],
    [0.099, "right of where it meant to go", 2],
    [0.1, "where it meant to go", 1],
  ])("with slip 0.1, a draw of %d leads %s", (draw, _, where) => {
    // Meant to go right, from the start in the middle of the left column.
    const env = gridworld({ ...rules, map: ["...", "S.G", "..H"], slip: 0.1 });
    const state = env.reset(rng(0));
    env.step(state, "right", scripted(draw));
    expect(env.render?.(state).split("\n")[where]).toContain("@");
  });

  it("draws once per step where it may slip, and never where it may not", () => {
    const once = scripted(0.5, 0.5);
    walk(gridworld({ ...rules, slip: 0.2 }), "rr", once);
    expect(once.numDraws()).toBe(2);
    expect(() => walk(bridge, "rr", scripted())).not.toThrow();
  });

  it("starts on every S equally often", () => {
    const env = gridworld({ ...rules, map: ["SHG", "#.#", "S.S"] });
    const random = rng(1);
    const counts = new Map<number, number>();
    for (let i = 0; i < 3000; i++) {
      const { cell } = env.reset(random);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    // 1000 each; the standard deviation is √(3000 · ⅓ · ⅔) ≈ 26.
    expect([...counts.keys()].sort()).toEqual([0, 4, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(4 * 26);
    expect([...(env.exact?.tabular.start ?? [])].filter((p) => p > 0)).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it("shows the agent a one-hot vector over the free cells, and people a picture", () => {
    const env = gridworld({ ...rules, map: ["S#G", ".H."] });
    expect(asGymnasium(env).reset()[0]).toEqual(Float32Array.of(1, 0, 0, 0, 0));
    const { state } = walk(env, "dr");
    const obs = new Float32Array(5).fill(NaN);
    env.observe(state, obs);
    expect(obs).toEqual(Float32Array.of(0, 0, 0, 1, 0));
    expect(env.render?.(state)).toBe("S#G\n.@.");
  });

  it("takes its actions in the order it is told", () => {
    const env: Gridworld = gridworld({ ...rules, actions: ["left", "down", "right", "up"] });
    expect(env.actionSpace.values).toEqual(["left", "down", "right", "up"]);
    const { first, nextState } = env.exact!.tabular;
    // From S: left, down and up stay; right leads to H, state 1.
    expect([0, 1, 2, 3].map((action) => nextState[first[action]])).toEqual([0, 0, 1, 0]);
  });

  it.each<[wrong: Partial<GridworldRules>, message: string]>([
    [{ map: ["SHG", "...."] }, "Tiny-v0: row 1 of the map has 4 cells, row 0 has 3; give every row the same length"],
    [{ map: [".HG"] }, "Tiny-v0: the map has no S; put one where the agent starts"],
    [{ map: ["SHGx"] }, 'Tiny-v0: no rule speaks of tile "x"; use . for plain ground'],
    [{ costs: { h: 1, H: 1 } }, 'Tiny-v0: a rule speaks of tile "h"; the map has none'],
    [{ terminal: "GW" }, 'Tiny-v0: a rule speaks of tile "W"; the map has none'],
    [{ terminal: "GS" }, 'Tiny-v0: terminal is "GS"; an episode cannot end where it starts'],
    [{ slip: 1.5 }, "Tiny-v0: slip is 1.5; it must be a probability, 0 to 1"],
  ])("refuses %j", (wrong, message) => {
    expect(() => gridworld({ ...rules, ...wrong })).toThrow(message);
  });
});
