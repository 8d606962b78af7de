import { describe, expect, it } from "vitest";
import { defineEnv, type AnyEnv } from "../../src/env/defineEnv.ts";
import { box } from "../../src/env/spaces.ts";
import { vectorize } from "../../src/env/vectorize.ts";
import { rng } from "../../src/math/rng.ts";
import { rollout } from "../../src/rollout/rollout.ts";
import { ford, sled } from "../fixtures.ts";
import { clock, tick } from "./clock.ts";

/** Plays `numSteps` steps of `numEnvs` copies; every copy does at step t what `actionAt` says. */
function play(
  env: AnyEnv,
  {
    numSteps,
    numEnvs,
    actionAt = () => 0,
  }: { numSteps: number; numEnvs: number; actionAt?: (t: number, i: number) => number },
) {
  const envs = vectorize(env, { numEnvs, rng: rng(7) });
  const data = rollout({
    numSteps,
    numEnvs,
    obsSize: env.observationSpace.size,
    actionSize: 1,
    numCosts: envs.costNames.length,
  });
  envs.reset(data.rows[0]);
  for (let t = 0; t < numSteps; t++) {
    for (let i = 0; i < numEnvs; i++) data.rows[t].action[i] = actionAt(t, i);
    envs.step(data.rows[t], data.rows[t + 1]);
  }
  return { envs, data };
}

describe("vectorize", () => {
  it.each([ford, sled] as AnyEnv[])("plays a batch of $id as so many single episodes with the same streams", (env) => {
    const numEnvs = 3;
    const numSteps = 20;
    const actionAt = (t: number, i: number) => (t + i) % 2;
    const { data } = play(env, { numSteps, numEnvs, actionAt });
    let numEnded = 0;

    for (let i = 0; i < numEnvs; i++) {
      const random = rng(7).split(i);
      let state = env.reset(random);
      let length = 0;
      for (let t = 0; t < numSteps; t++) {
        const { obs, nextObs, reward, costs, terminated, ended } = data.rows[t];
        const seen = (batch: Float32Array) => batch.subarray(i * 2, i * 2 + 2);
        const look = () => {
          const alone = new Float32Array(2);
          env.observe(state, alone);
          return alone;
        };
        expect(seen(obs)).toEqual(look());
        const action = env === sled ? Float32Array.of(actionAt(t, i)) : env.actionSpace.values[actionAt(t, i)];
        const outcome = env.step(state, action, random);
        expect(seen(nextObs)).toEqual(look());
        expect(reward[i]).toBe(Math.fround(outcome.reward));
        expect(costs.map((cost) => cost[i])).toEqual([outcome.cost].flat().map(Math.fround));
        expect(terminated[i]).toBe(Number(outcome.terminated));
        length++;
        expect(ended[i]).toBe(Number(outcome.terminated || length === env.maxEpisodeSteps));
        if (!ended[i]) continue;
        numEnded++;
        state = env.reset(random);
        length = 0;
      }
    }
    expect(numEnded).toBeGreaterThanOrEqual(2 * numEnvs);
  });

  it("keeps the true successor in nextObs, and shows the policy the new episode", () => {
    const { data } = play(clock([tick(), tick()]), { numSteps: 4, numEnvs: 1 });
    expect([...data.obs]).toEqual([-1, 1, -1, 1]);
    expect([...data.nextObs]).toEqual([1, 2, 1, 2]);
    expect(data.rows[4].obs[0]).toBe(-1);
  });

  it("does not take the time limit, nor a truncation, for a termination", () => {
    const limit = play(clock([tick(), tick()]), { numSteps: 2, numEnvs: 1 }).data;
    expect([[...limit.terminated], [...limit.ended]]).toEqual([
      [0, 0],
      [0, 1],
    ]);
    const cut = play(clock([tick({ truncated: true }), tick()]), { numSteps: 2, numEnvs: 1 }).data;
    expect([[...cut.terminated], [...cut.ended]]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it("calls it a termination where the task ends in the very step that reaches the time limit", () => {
    const { data } = play(clock([tick(), tick({ terminated: true })]), { numSteps: 2, numEnvs: 1 });
    expect([[...data.terminated], [...data.ended]]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it("counts the time limit anew in every episode, however the last one ended", () => {
    const early = clock([tick(), tick({ terminated: true }), tick()]);
    const { data } = play(early, { numSteps: 6, numEnvs: 1 });
    expect([...data.ended]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it("clips what the environment is given, and leaves the action of the row raw", () => {
    const given: number[] = [];
    const slide = defineEnv({
      id: "Slide-v0",
      observationSpace: box({ size: 1 }),
      actionSpace: box({ size: 1, low: -1, high: 1 }),
      maxEpisodeSteps: 9,
      reset: () => null,
      step(_state, [push]) {
        given.push(push);
        return { reward: 0, cost: 0 };
      },
      observe: () => {},
    });
    const { data } = play(slide, { numSteps: 3, numEnvs: 1, actionAt: (t) => [-4, 0.5, 4][t] });
    expect(given).toEqual([-1, 0.5, 1]);
    expect([...data.action]).toEqual([-4, 0.5, 4]);
  });

  it("writes each cost to a column of its own, in the order of costNames", () => {
    const { data } = play(clock([tick({ cost: [1, 2] }), tick({ cost: [3, 4] })], ["heat", "noise"]), {
      numSteps: 2,
      numEnvs: 2,
    });
    expect(data.costs.map((cost) => [...cost])).toEqual([
      [1, 1, 3, 3],
      [2, 2, 4, 4],
    ]);
  });

  it.each([
    ["a number where two costs are named", 1],
    ["a list that is too short", [1]],
  ])("does not make up a cost that a step left out: %s", (_what, cost) => {
    const { data } = play(clock([tick({ cost })], ["heat", "noise"]), { numSteps: 1, numEnvs: 1 });
    expect(data.costs.map((column) => column[0])).toEqual([1, NaN]);
  });

  it("averages diagnostics over the episodes that ended since it was last asked", () => {
    // An episode sums to 1 + 2 = 3 goals; the first step of a second episode is still open.
    const goals = clock([tick({ info: { goals: 1 } }), tick({ info: { goals: 2 } })]);
    const { envs, data } = play(goals, { numSteps: 3, numEnvs: 2 });
    expect(envs.info()).toEqual({ goals: 3 });
    expect(envs.info()).toEqual({});
    envs.step(data.rows[0], data.rows[1]); // ends the second episode, of which 1 was there before
    expect(envs.info()).toEqual({ goals: 3 });
  });

  it("goes on from where it was saved, in the middle of episodes and of diagnostics, as if nothing had been", () => {
    const env = clock([tick({ info: { goals: 1 } }), tick({ info: { goals: 2 } }), tick({ info: { goals: 4 } })]);
    const { envs, data } = play(env, { numSteps: 4, numEnvs: 2 });
    const saved = envs.save();
    const future = () => {
      const seen = data.rows.slice(0, 4).map((row, t) => {
        envs.step(row, data.rows[t + 1]);
        return [[...row.reward], [...row.ended], [...data.rows[t + 1].obs]];
      });
      return [seen, envs.info(), envs.save()];
    };
    const first = future();
    envs.restore(saved);
    expect(future()).toEqual(first);
    expect(first[1]).toEqual({ goals: 7 });
  });
});
