import { describe, expect, it } from "vitest";
import { atMost, type Constraint } from "../../src/env/task.ts";
import { episodes } from "../../src/rollout/episodes.ts";
import { rollout } from "../../src/rollout/rollout.ts";

/** A rollout of one environment: per step reward, cost and whether the episode ended. */
const steps = (...told: readonly (readonly [reward: number, cost: number, ended?: "end"])[]) => {
  const made = rollout({ numSteps: told.length, numEnvs: 1, obsSize: 1, actionSize: 1, numCosts: 1 });
  made.reward.set(told.map(([reward]) => reward));
  made.costs[0].set(told.map(([, cost]) => cost));
  made.ended.set(told.map(([, , ended]) => Number(ended === "end")));
  return made;
};
const book = (...constraints: readonly Constraint[]) =>
  episodes(
    1,
    constraints,
    constraints.map(() => 0),
  );

describe("episodes", () => {
  it("counts an episode that spans three rollouts once, with all that it brought", () => {
    const { read } = book(atMost(1));
    expect(read(steps([1, 0], [2, 1]))).toMatchObject({ numEpisodes: 0 });
    expect(read(steps([3, 0], [4, 1]))).toMatchObject({ numEpisodes: 0 });
    expect(read(steps([5, 2, "end"], [100, 100]))).toEqual({
      numEpisodes: 1,
      episodeReturn: 1 + 2 + 3 + 4 + 5,
      episodeLength: 5,
      episodeCosts: [0 + 1 + 0 + 1 + 2],
      constrained: [4],
    });
  });

  it("lets nothing leak from one episode into the next", () => {
    const { read } = book(atMost(1));
    read(steps([1, 5, "end"], [1, 5]));
    expect(read(steps([1, 0, "end"], [1, 0, "end"]))).toMatchObject({
      episodeReturn: (2 + 1) / 2,
      constrained: [(5 + 0) / 2],
    });
    expect(read(steps([1, 0, "end"]))).toMatchObject({ episodeReturn: 1, episodeLength: 1, constrained: [0] });
  });

  it("knows nothing, but NaN, until an episode has ended, and says the last thing it knew where none did", () => {
    const { read } = book(atMost(1));
    expect(read(steps([1, 1]))).toEqual({
      numEpisodes: 0,
      episodeReturn: NaN,
      episodeLength: NaN,
      episodeCosts: [NaN],
      constrained: [NaN],
    });
    const ended = read(steps([1, 1, "end"]));
    expect(read(steps([9, 9]))).toEqual({ ...ended, numEpisodes: 0 });
  });

  it("tells each constraint J_C in its own unit", () => {
    // Two episodes with costs 1, 0, 2 and 4. Discounted at ½: 1 + 0 + 2/4 = 1.5 and 4. Steps: 3 and 1.
    const told = steps([0, 1], [0, 0], [0, 2, "end"], [0, 4, "end"]);
    const { read } = book(
      atMost(1),
      atMost(1, { kind: "discounted", gamma: 0.5 }),
      atMost(1, { kind: "rate" }),
      atMost(1, { kind: "discounted", gamma: 0 }),
    );
    const { constrained, episodeCosts } = read(told);
    expect(constrained).toEqual([(3 + 4) / 2, (1.5 + 4) / 2, (3 + 4) / (3 + 1), (1 + 4) / 2]);
    expect(episodeCosts).toEqual([3.5, 3.5, 3.5, 3.5]);
  });

  it("discounts from the start of the episode, across rollouts", () => {
    const { read } = book(atMost(1, { kind: "discounted", gamma: 0.5 }));
    read(steps([0, 0], [0, 0]));
    expect(read(steps([0, 8, "end"], [0, 8])).constrained).toEqual([8 / 4]);
    expect(read(steps([0, 8, "end"])).constrained).toEqual([8 + 8 / 2]);
  });

  it("keeps the environments apart, and reads the columns it was told to", () => {
    const made = rollout({ numSteps: 2, numEnvs: 2, obsSize: 1, actionSize: 1, numCosts: 3 });
    made.reward.set([1, 10, 2, 20]);
    made.costs[0].fill(99);
    made.costs[1].set([1, 0, 1, 0]);
    made.costs[2].set([3, 5, 4, 6]);
    made.ended.set([0, 0, 0, 1]); // only the second environment's
    const two = episodes(2, [atMost(1, { cost: "c" }), atMost(1, { cost: "b" })], [2, 1]);
    expect(two.read(made)).toEqual({
      numEpisodes: 1,
      episodeReturn: 30,
      episodeLength: 2,
      episodeCosts: [11, 0],
      constrained: [11, 0],
    });
  });

  it("goes on from where it was saved, in the middle of an episode", () => {
    const [one, other] = [
      book(atMost(1, { kind: "discounted", gamma: 0.5 })),
      book(atMost(1, { kind: "discounted", gamma: 0.5 })),
    ];
    one.read(steps([1, 0, "end"], [1, 8], [2, 8]));
    const saved = one.save();
    one.read(steps([100, 100]));
    for (const resumed of [other, one]) {
      resumed.restore(saved);
      expect(resumed.read(steps([4, 0]))).toMatchObject({ numEpisodes: 0, episodeReturn: 1, constrained: [0] });
      expect(resumed.read(steps([8, 8, "end"]))).toMatchObject({
        episodeReturn: 1 + 2 + 4 + 8,
        episodeLength: 4,
        constrained: [8 + 8 / 2 + 8 / 8],
      });
    }
  });
});
