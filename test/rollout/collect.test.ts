import { describe, expect, it } from "vitest";
import type { AnyEnv, Outcome } from "../../src/env/defineEnv.ts";
import { vectorize } from "../../src/env/vectorize.ts";
import { rng } from "../../src/math/rng.ts";
import { collect } from "../../src/rollout/collect.ts";
import { rollout, type Row } from "../../src/rollout/rollout.ts";
import { clock, tick } from "../env/clock.ts";

const start = (env: AnyEnv, numSteps: number, numEnvs = 1) => {
  const envs = vectorize(env, { numEnvs, rng: rng(0) });
  const data = rollout({ numSteps, numEnvs, obsSize: 1, actionSize: 1, numCosts: envs.costNames.length });
  envs.reset(data.rows[numSteps]);
  return { envs, data };
};
const stayPut = () => {};

describe("collect", () => {
  it("asks the policy once per row, with what there is to be seen", () => {
    const { envs, data } = start(clock([tick(), tick(), tick()]), 2);
    const seen: number[] = [];
    const act = ({ obs, action }: Row) => {
      seen.push(obs[0]);
      action[0] = 1;
    };
    collect(envs, act, data);
    expect(seen).toEqual([-1, 1]);
    expect([...data.action]).toEqual([1, 1]);
  });

  it("goes on from where the last rollout stopped, in the midst of an episode", () => {
    const { envs, data } = start(clock([tick(), tick(), tick()]), 2);
    const rollouts = [1, 2, 3].map(() => {
      collect(envs, stayPut, data);
      return { obs: [...data.obs], nextObs: [...data.nextObs], ended: [...data.ended] };
    });
    expect(rollouts).toEqual([
      { obs: [-1, 1], nextObs: [1, 2], ended: [0, 0] },
      { obs: [2, -1], nextObs: [3, 1], ended: [1, 0] },
      { obs: [1, 2], nextObs: [2, 3], ended: [0, 1] },
    ]);
  });

  /** Copy 1 of 2 goes wrong at its second step, if it is asked to. */
  const refusal = (outcome: Partial<Outcome>, costNames?: readonly string[]) => {
    const fine = tick({ cost: costNames ? [0, 0] : 0 });
    const good = clock([fine, fine], costNames);
    let calls = 0;
    const env = {
      ...good,
      step: (state: { steps: number }, ...rest: [number, any]) => ({
        ...good.step(state, ...rest),
        ...(++calls === 4 && outcome),
      }),
    };
    const { envs, data } = start(env, 2, 2);
    return () => collect(envs, stayPut, data);
  };
  const place = "at step 1 of a rollout, in copy 1";

  it.each([
    ["the reward is NaN", { reward: NaN }, "a finite number"],
    ["the reward is Infinity", { reward: Infinity }, "a finite number"],
    ['the cost "cost" is -0.5', { cost: -0.5 }, "a finite number, 0 or above"],
    ['the cost "cost" is NaN', { cost: NaN }, "a finite number, 0 or above"],
    ['the cost "cost" is Infinity', { cost: Infinity }, "a finite number, 0 or above"],
  ])("stops where %s", (what, outcome, right) => {
    expect(refusal(outcome)).toThrow(`Clock-v0: ${what} ${place}; it must be ${right}`);
  });

  it("names the cost that is wrong", () => {
    expect(refusal({ cost: [1, -1] }, ["heat", "noise"])).toThrow(
      `Clock-v0: the cost "noise" is -1 ${place}; it must be`,
    );
  });

  it("has nothing against costs of 0 and negative rewards", () => {
    expect(refusal({ reward: -5, cost: 0 })).not.toThrow();
  });

  it("stops where an observation is not a number, even in the last row or after a reset", () => {
    const blind = (when: number) => ({
      ...clock([tick(), tick()]),
      observe: ({ steps }: { steps: number }, obs: Float32Array) => void (obs[0] = steps === when ? NaN : steps),
    });
    const after = (when: number) => {
      const { envs, data } = start(blind(when) as AnyEnv, 2);
      return () => collect(envs, stayPut, data);
    };
    expect(after(2)).toThrow(
      "Clock-v0: an observation is NaN at step 1 of a rollout, in copy 0; it must be a finite number",
    );
    expect(after(0)).toThrow(
      "Clock-v0: an observation after a reset is NaN at step 0 of a rollout, in copy 0; it must be",
    );
    expect(after(7)).not.toThrow();
  });

  it("complains of what came first, not of what it led to", () => {
    const env = {
      ...clock([tick(), tick(), tick()]),
      step: (state: { steps: number }) => tick({ reward: state.steps++ === 2 ? NaN : 1 }),
      observe: ({ steps }: { steps: number }, obs: Float32Array) => void (obs[0] = steps === 1 ? NaN : steps),
    };
    const { envs, data } = start(env as AnyEnv, 3);
    expect(() => collect(envs, stayPut, data)).toThrow("an observation is NaN at step 0");
  });
});
