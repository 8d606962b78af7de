import { describe, expect, it } from "vitest";
import { study, type Student } from "../../src/algorithms/study.ts";
import type { Learner } from "../../src/engine/learner.ts";
import { gae } from "../../src/estimators/gae.ts";
import type { Normalizer } from "../../src/observations/normalizer.ts";
import { asSeen } from "../../src/observations/asSeen.ts";
import { rollout, type Rollout } from "../../src/rollout/rollout.ts";
import { asIs } from "../../src/transforms/asIs.ts";
import { standardize } from "../../src/transforms/standardize.ts";

/** Critic k says (k + 1) times the observation; every action is as likely as its number. */
const learner = {
  values: (obs: Float32Array, critic: number) => Float64Array.from(obs, (x) => (critic + 1) * x),
  logProbs: (_obs: Float32Array, action: Float32Array) => Float64Array.from(action, Math.log),
} as unknown as Learner;

/** Â = x + ½ (1 − terminated) V(s′) − V(s). */
const td = gae({ gamma: 0.5, gaeLambda: 0 });
const student = (changes: Partial<Student> = {}): Student => ({
  recipe: { advantage: td, advantageTransform: asIs(), costAdvantage: td, costAdvantageTransform: asIs() },
  learner,
  normalizer: asSeen()(1),
  costColumns: [],
  ...changes,
});

/** Two steps of one environment: obs 1, then 2; the successor of the second is 10, after which a reset showed 99. */
function twoSteps({ terminated = 0, ended = 0 } = {}): Rollout {
  const made = rollout({ numSteps: 2, numEnvs: 1, obsSize: 1, actionSize: 1, numCosts: 2 });
  made.obs.set([1, 2]);
  made.nextObs.set([2, 10]);
  made.rows[2].obs[0] = 99;
  made.reward.set([4, 6]);
  made.costs[0].set([1, 0]);
  made.costs[1].set([0, 3]);
  made.action.set([0.25, 0.5]);
  made.logProb.set([Math.log(0.5), Math.log(0.5)]);
  made.terminated[1] = terminated;
  made.ended[1] = ended;
  return made;
}

describe("study", () => {
  it("bootstraps from the true successor where the time limit cut an episode off, never from the reset", () => {
    const { reward } = study([twoSteps({ ended: 1 })], student());
    expect([...reward.advantage]).toEqual([4 + 0.5 * 2 - 1, 6 + 0.5 * 10 - 2]);
    expect([...reward.target]).toEqual([4 + 0.5 * 2, 6 + 0.5 * 10]);
  });

  it("does not bootstrap where the task ended", () => {
    const { reward } = study([twoSteps({ terminated: 1, ended: 1 })], student());
    expect([...reward.advantage]).toEqual([4 + 0.5 * 2 - 1, 6 - 2]);
  });

  it("bootstraps where the rollout stops and the episode goes on", () => {
    const { reward } = study([twoSteps()], student());
    expect(reward.advantage[1]).toBe(6 + 0.5 * 10 - 2);
  });

  it("shows the critics normalized observations, of successors too", () => {
    const tenfold: Normalizer = { ...asSeen()(1), apply: (obs, out) => obs.forEach((x, i) => (out[i] = 10 * x)) };
    const rollouts = [twoSteps({ ended: 1 })];
    const { samples, reward } = study(rollouts, student({ normalizer: tenfold }));
    expect([...reward.advantage]).toEqual([4 + 0.5 * 20 - 10, 6 + 0.5 * 100 - 20]);
    expect([...samples.obs]).toEqual([10, 20]);
    expect([...rollouts[0].obs]).toEqual([1, 2]); // the rollout itself stays raw
  });

  it("gives each constraint the cost of its column and a critic of its own, in whatever order", () => {
    const { costs } = study([twoSteps({ terminated: 1, ended: 1 })], student({ costColumns: [1, 0] }));
    // Critic 1 says 2 obs of cost column 1; critic 2 says 3 obs of column 0.
    expect([...costs[0].advantage]).toEqual([0 + 0.5 * 4 - 2, 3 - 4]);
    expect([...costs[1].advantage]).toEqual([1 + 0.5 * 6 - 3, 0 - 6]);
    expect([...costs[0].sample]).toEqual([0, 3]);
  });

  it("says what one unit of a signal became, and how surprising each sample was before", () => {
    const recipe = { ...student().recipe, costAdvantageTransform: standardize() };
    const { reward, costs } = study([twoSteps({ terminated: 1, ended: 1 })], student({ recipe, costColumns: [1] }));
    // Cost advantages 0 and −1: mean −½, deviation ½, so 1 and −1 after standardizing.
    expect(costs[0].scale).toBeCloseTo(1 / 0.5, 6);
    expect([...costs[0].surprise]).toEqual([0, expect.closeTo(1 / 0.5, 6)]);
    expect([...costs[0].advantage]).toEqual([expect.closeTo(1, 6), expect.closeTo(-1, 6)]);
    expect(reward.scale).toBe(1);
  });

  it("has a scale of 1 where nothing varies, instead of 0 / 0", () => {
    const still = twoSteps({ terminated: 1, ended: 1 });
    for (const column of [still.obs, still.nextObs, still.reward]) column.fill(0);
    const recipe = { ...student().recipe, advantageTransform: standardize() };
    const { reward } = study([still], student({ recipe }));
    expect([...reward.advantage]).toEqual([0, 0]);
    expect([...reward.surprise]).toEqual([0, 0]);
    expect(reward.scale).toBe(1);
  });

  it("joins rollouts newest first, estimating each by itself", () => {
    const [newest, old] = [twoSteps(), twoSteps({ terminated: 1, ended: 1 })];
    old.reward.set([40, 60]);
    const { samples, reward } = study([newest, old], student());
    expect(samples.size).toBe(4);
    expect([...reward.sample]).toEqual([4, 6, 40, 60]);
    expect([...reward.advantage]).toEqual([4, 9, 40, 58]);
    expect(samples.logProb).toHaveLength(4);
    expect([...samples.action]).toEqual([0.25, 0.5, 0.25, 0.5]);
  });

  it("centers fresh samples at 1, and older ones at how likely they have become", () => {
    const { samples } = study([twoSteps(), twoSteps()], student());
    // π(a) is the action's number, μ(a) was ½.
    expect([...samples.center]).toEqual([1, 1, expect.closeTo(0.25 / 0.5, 6), expect.closeTo(0.5 / 0.5, 6)]);
  });

  it("offers the samplers all samples, with the surprises and costs of the constraints added up", () => {
    const { pool } = study([twoSteps(), twoSteps()], student({ costColumns: [0, 1] }));
    expect(pool).toMatchObject({ size: 4, numDraws: 2 });
    expect([...pool.cost]).toEqual([1 + 0, 0 + 3, 1 + 0, 0 + 3]);
    const { costs } = study([twoSteps(), twoSteps()], student({ costColumns: [0, 1] }));
    expect([...pool.surprise]).toEqual(Array.from(costs[0].surprise, (x, i) => x + costs[1].surprise[i]));
  });
});
