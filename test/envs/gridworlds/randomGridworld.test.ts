import { describe, expect, it } from "vitest";
import { localView } from "../../../envs/gridworlds/views.ts";
import { randomGridworld } from "../../../envs/gridworlds/randomGridworld.ts";
import { stepsToGoal } from "../../../envs/gridworlds/randomMap.ts";
import { configuredEnv, loadEnv } from "../../../src/env/registry.ts";
import { costRange } from "../../../src/exact/costRange.ts";
import { range } from "../../../src/experiments/experiment.ts";
import { rng } from "../../../src/math/rng.ts";

const drawing = (env: ReturnType<typeof randomGridworld>) => env.render!(env.reset(rng(0)));

describe("randomGridworld", () => {
  it("makes the same map of the same seed, and others of others", () => {
    expect(drawing(randomGridworld({ seed: 3 }))).toBe(drawing(randomGridworld({ seed: 3 })));
    expect(new Set(range(50).map((seed) => drawing(randomGridworld({ seed })))).size).toBe(50);
  });

  it.each(range(20))("seed %d — has a way round its hazards, and a shorter one through them that pays", (seed) => {
    // Nothing goes astray here, so that what can be reached is what the map says.
    const { tabular } = randomGridworld({ seed, slip: 0 }).exact!;
    const { least, unconstrained } = costRange(tabular);
    expect(least.episodeCosts).toEqual([0]);
    expect(least.actions).not.toHaveLength(0);
    expect(unconstrained.episodeCosts[0]).toBeGreaterThanOrEqual(1);
    expect(unconstrained.episodeReturn).toBeGreaterThan(least.episodeReturn);
    // The goal pays 2 (6 + 8), and every step costs 1.
    expect(28 - unconstrained.episodeLength).toBeCloseTo(unconstrained.episodeReturn, 9);
  });

  it("is as large, and as full, as it is asked to be", () => {
    const env = randomGridworld({ seed: 1, rows: 20, columns: 30, walls: 0.1, hazards: 0.3 });
    const lines = drawing(env).split("\n");
    expect(lines.map((line) => line.length)).toEqual(new Array(20).fill(30));
    const share = (sign: string) => lines.join("").split(sign).length - 1;
    expect(share("#") / 600).toBeCloseTo(0.1, 1);
    expect(share("H") / (600 - share("#"))).toBeCloseTo(0.3, 1);
    expect(env.maxEpisodeSteps).toBe(4 * (20 + 30));
  });

  it("has a name that says what is not as usual, and takes a view", () => {
    expect(randomGridworld().id).toBe("RandomGridworld-v0");
    expect(randomGridworld({ seed: 7 }).id).toBe("RandomGridworld7-v0");
    expect(randomGridworld({ seed: 7, walls: 0.2, rows: 9 }).id).toBe("RandomGridworld7-rows9-walls0.2-v0");
    const seen = randomGridworld({ seed: 7, view: localView(), id: "Near-v0" });
    expect(seen.id).toBe("Near-v0");
    expect(seen.observationSpace.size).toBe(9 * 5); // 3 × 3 places; wall, start, hazard, ground, goal
  });

  it("is found by an id with its seed, and by options", async () => {
    expect(drawing((await loadEnv("RandomGridworld7-v0")) as never)).toBe(drawing(randomGridworld({ seed: 7 })));
    const rough = await configuredEnv("RandomGridworld-v0", { seed: 7, walls: 0.2 });
    expect(drawing(rough as never)).toBe(drawing(randomGridworld({ seed: 7, walls: 0.2 })));
    await expect(loadEnv("Bridge7-v0")).rejects.toThrow('environment "Bridge7-v0": no shipped environment has this id');
  });

  it.each([
    [{ seed: -1 }, "randomGridworld: seed is -1; it must be a whole number of at least 0"],
    [{ seed: 0, rows: 1 }, "randomGridworld: rows is 1; it must be a whole number of at least 2"],
    [{ seed: 0, walls: 1 }, "randomGridworld: walls is 1; it must be a share, 0 or above and below 1"],
    [{ seed: 0, slip: 2 }, "RandomGridworld-slip2-v0: slip is 2; it must be a probability, 0 to 1"],
    [
      { seed: 0, hazards: 0 },
      "randomGridworld: of 1000 maps with 6 × 8 cells, walls 0.15 and hazards 0, none has a way round its hazards",
    ],
  ])("refuses %o", (options, message) => expect(() => randomGridworld(options)).toThrow(message));
});

describe("stepsToGoal", () => {
  it.each([
    [["SHG"], 2, Infinity],
    [["SHG", "..."], 2, 4],
    [["S#G", "#.."], Infinity, Infinity],
    [["SH.", "#HG"], 3, Infinity],
  ])("%o takes %d steps through hazards and %d round them", (map, through, around) => {
    expect(stepsToGoal(map, "nothing")).toBe(through);
    expect(stepsToGoal(map, "hazards")).toBe(around);
  });
});
