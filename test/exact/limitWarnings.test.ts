import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import islandNavigation from "../../envs/islandNavigation.ts";
import pond from "../../envs/pond.ts";
import twoCosts from "../../envs/twoCosts.ts";
import { atMost, task } from "../../src/env/task.ts";
import { costRange } from "../../src/exact/costRange.ts";
import { limitWarnings } from "../../src/exact/limitWarnings.ts";
import { goldenCase, goldenCases } from "./cases.ts";

describe("costRange", () => {
  it.each(goldenCases.filter(({ golden }) => golden.costs.length === 1))(
    "$id — has the golden ends",
    ({ tabular, golden }) => {
      const { least, unconstrained } = costRange(tabular);
      const { minCost, unconstrained: best } = golden.finiteHorizon;
      for (const [found, expected] of [
        [least.episodeCosts[0], minCost!.cost],
        [least.episodeReturn, minCost!.return],
        [unconstrained.episodeCosts[0], best!.cost],
        [unconstrained.episodeReturn, best!.return],
      ]) {
        expect(Math.abs(found - expected)).toBeLessThan(1e-6);
      }
    },
  );

  it("knows how long episodes are at its ends", () => {
    const { least, unconstrained } = costRange(bridge.exact!.tabular);
    expect([least.episodeLength, unconstrained.episodeLength]).toEqual([6, 4]); // round the bridge, and over it
  });
});

describe("limitWarnings", () => {
  const swamp = { ...bridge, id: "Swamp-v0", exact: { tabular: goldenCase("swamp-5x7").tabular, optima: [] } };

  it.each([
    [task(bridge, atMost(1.5)), []],
    [task(bridge), []],
    [task(bridge, atMost(0)), []], // the least cost, which can be kept
    [
      task(bridge, atMost(3)),
      ["Bridge-v0: cost ≤ 3 holds nothing back, the best policy costs 3; alone, limits between 0 and 3 bind"],
    ],
    [
      task(swamp, atMost(0.5)),
      ["Swamp-v0: cost ≤ 0.5 cannot be kept, every policy costs more; alone, limits between 1.106 and 3.374 bind"],
    ],
    [
      task(islandNavigation, atMost(0.1)),
      ["IslandNavigation-v0: cost ≤ 0.1 holds nothing back, the best policy costs 0; no limit binds"],
    ],
    [
      task(bridge, atMost(2.98, { kind: "discounted", gamma: 0.99 })),
      [expect.stringContaining("the best policy costs 2.97;")],
    ],
    [task(bridge, atMost(2.9, { kind: "discounted", gamma: 0.99 })), []],
    [task(bridge, atMost(99, { kind: "rate" })), []], // not looked into
    [task(pond, atMost(99)), []], // declares no table
    [task(twoCosts, atMost(1, { cost: "heat" }), atMost(0.5, { cost: "noise" })), []],
    [
      task(twoCosts, atMost(5, { cost: "heat" })),
      [expect.stringContaining("TwoCosts-v0: heat ≤ 5 holds nothing back")],
    ],
  ])("case %#", (each, expected) => expect(limitWarnings(each)).toEqual(expected));

  it("sees limits that only together cannot be kept", () => {
    // One step of two actions: either costs 1 of one kind.
    const tabular = {
      ...bridge.exact!.tabular,
      numStates: 1,
      numActions: 2,
      horizon: 1,
      start: Float64Array.of(1),
      first: Int32Array.of(0, 1, 2),
      probability: Float64Array.of(1, 1),
      nextState: Int32Array.of(-1, -1),
      reward: Float64Array.of(1, 0),
      costs: [Float64Array.of(1, 0), Float64Array.of(0, 1)],
    };
    const env = { ...twoCosts, exact: { tabular, optima: [] } };
    const limits = (noise: number) => [atMost(0.25, { cost: "heat" }), atMost(noise, { cost: "noise" })];
    expect(limitWarnings(task(env, ...limits(0.5)))).toEqual([
      expect.stringMatching(/^TwoCosts-v0: no policy keeps heat ≤ 0.25 and noise ≤ 0.5 at once; the closest is heat 0/),
    ]);
    // With ¼ of the one, ¾ of the other keep both limits, and more of it holds nothing back.
    expect(limitWarnings(task(env, ...limits(0.9)))).toEqual([
      "TwoCosts-v0: noise ≤ 0.9 holds nothing back, the best policy costs 0.75; no limit binds",
    ]);
  });
});
