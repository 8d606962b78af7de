import { describe, expect, it } from "vitest";
import type { Agent, UpdateReport } from "../../src/algorithms/algorithm.ts";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { everything } from "../../src/algorithms/everything.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { ppo } from "../../src/algorithms/ppo.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { dualAscent } from "../../src/controllers/dualAscent.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import type { AnyEnv } from "../../src/env/defineEnv.ts";
import { atMost, task, type Task } from "../../src/env/task.ts";
import { vectorize } from "../../src/env/vectorize.ts";
import type { Signal } from "../../src/estimators/signal.ts";
import { vtrace } from "../../src/estimators/vtrace.ts";
import { moments } from "../../src/math/moments.ts";
import type { Reals } from "../../src/math/reals.ts";
import { rng } from "../../src/math/rng.ts";
import { replayed } from "../../src/memories/replayed.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { definePart } from "../../src/part.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { collect } from "../../src/rollout/collect.ts";
import { episodes } from "../../src/rollout/episodes.ts";
import { rollout } from "../../src/rollout/rollout.ts";
import { train } from "../../src/train.ts";
import { absolute } from "../../src/violations/absolute.ts";
import { clock, tick } from "../env/clock.ts";
import { ford, sled } from "../fixtures.ts";
import { perceptron } from "../../src/networks/perceptron.ts";

const small = { numEnvs: 2, numSteps: 16, network: perceptron({ hidden: [4] }), epochs: 2 };
const trained = (each: Task, recipe: Recipe, numUpdates: number, seed = 0) =>
  Array.from(
    train({
      task: each,
      algorithm: lagrangianPpo(recipe),
      seed,
      totalSteps: recipe.numEnvs * recipe.numSteps * numUpdates,
    }),
    ({ episodes: finished, dual, losses }) => ({ episodes: finished, dual, losses }),
  );

const bothCosts = task(sled, atMost(0.3, { cost: "speed" }), atMost(1, { cost: "effort" }));

describe("lagrangianPpo", () => {
  it.each([ford, sled] as AnyEnv[])("sees what it learns from as it saw it when it acted, in $id", (env) => {
    // Without learning, π/μ is 1 throughout, whatever the normalizer learned between the updates.
    const still = adam({ learningRate: 0 });
    const policy = clippedGaussian({ logStd: 1 }); // many actions outside the box
    const rows = trained(task(env), { ...cppoPid, ...small, policy, policyOptimizer: still }, 5);
    for (const { losses } of rows) {
      expect(losses.approxKl).toBeLessThan(1e-12);
      expect(losses.clipFraction).toBe(0);
    }
    const moving = trained(
      task(env),
      { ...cppoPid, ...small, policy, policyOptimizer: adam({ learningRate: 0.1 }) },
      5,
    );
    expect(moving[4].losses.approxKl).toBeGreaterThan(1e-5);
  });

  it("keeps the multiplier until the first episode has ended, then goes by the last ones that did", () => {
    // Episodes of 40 steps cost 40; a rollout takes 16 of them.
    const env = clock(Array.from({ length: 40 }, () => tick({ cost: 1 })));
    const multiplier = dualAscent({ initial: 0.5, learningRate: 0.125 });
    const recipe = { ...cppoPid, ...small, violation: absolute(), multiplier };
    const rows = trained(task(env, atMost(38)), recipe, 6);
    expect(rows.map(({ episodes: { numEpisodes } }) => numEpisodes)).toEqual([0, 0, 2, 0, 2, 0]);
    expect(rows.map(({ dual }) => dual[0].episodeCost)).toEqual([NaN, NaN, 40, 40, 40, 40]);
    expect(rows.map(({ dual }) => dual[0].violation)).toEqual([0, 0, 2, 2, 2, 2]);
    expect(rows.map(({ dual }) => dual[0].lagrangeMultiplier)).toEqual([0.5, 0.5, 0.75, 1, 1.25, 1.5]);
    for (const { losses } of rows) for (const loss of Object.values(losses)) expect(loss).toSatisfy(Number.isFinite);
  });

  it("gives each constraint a multiplier of its own, in the order of the task", () => {
    const constraints = [atMost(100, { cost: "speed" }), atMost(0.01, { cost: "effort" })];
    for (const order of [constraints, constraints.toReversed()]) {
      const { dual } = trained(task(sled, ...order), { ...cppoPid, ...small }, 4)[3];
      expect(dual.map(({ constraint }) => constraint)).toEqual(order.map(({ cost }) => cost));
      const of = (name: string) => dual.find(({ constraint }) => constraint === name)!;
      expect(of("speed").lagrangeMultiplier).toBe(0);
      expect(of("effort").lagrangeMultiplier).toBeGreaterThan(1);
      expect(of("effort").episodeCost).toBeGreaterThan(of("speed").episodeCost);
    }
  });

  it("learns the same, to the bit, with a constraint that has no price as without any", () => {
    const recipe = { ...ppo, ...small };
    const [free, watched] = [trained(task(ford), recipe, 4), trained(task(ford, atMost(1)), recipe, 4)];
    const { costValueLoss: _none, ...losses } = free[3].losses;
    expect(watched[3].losses).toMatchObject(losses);
    expect(watched[3].episodes).toEqual(free[3].episodes);
    expect(watched[3].dual[0].lagrangeMultiplier).toBe(0);
  });

  it("says the multiplier in reward per cost: λ̃ σ_r / σ_c where both are standardized", () => {
    const signals: Signal[] = [];
    const raw = definePart("raw", {}, () => (signal: Signal) => {
      signals.push(signal);
      signal.advantage.set(signal.sample);
      signal.target.set(signal.sample);
    })();
    const recipe = { ...cppoPid, ...small, advantage: raw, costAdvantage: raw, violation: absolute() };
    const [{ dual }] = trained(task(ford, atMost(0.1)), recipe, 1);
    const [reward, cost] = signals.map(({ sample }) => moments(sample).deviation);
    expect(dual[0].lagrangeMultiplier).toBeGreaterThan(0);
    expect(dual[0].naturalMultiplier / dual[0].lagrangeMultiplier).toBeCloseTo(reward / cost, 5);
  });

  it("hands the one advantage through the last transform before the policy hears of it", () => {
    const mute = definePart("mute", {}, () => (advantage: Reals) => void advantage.fill(0))();
    const [{ losses }] = trained(task(ford, atMost(1)), { ...cppoPid, ...small, combinedTransform: mute }, 1);
    expect(losses).toMatchObject({ policyGradNorm: 0, policyLoss: 0 });
    expect(losses.valueLoss).toBeGreaterThan(0);
  });

  it("acts, chooses and answers through the same eyes, which adjust after an update", () => {
    const still = { policyOptimizer: adam({ learningRate: 0 }), policy: clippedGaussian({ logStd: -20 }) };
    const agent = lagrangianPpo({ ...cppoPid, ...small, ...still }).agent(bothCosts, wasm, rng(0));
    const obs = Float32Array.of(3, -2);
    const answers = () => {
      const [drawn, likeliest, logProb] = [new Float32Array(1), new Float32Array(1), new Float32Array(1)];
      agent.policy.act(obs, drawn, logProb, rng(0));
      agent.policy.mode(obs, likeliest);
      return [drawn[0], likeliest[0], agent.policy.outputs(obs)[0]];
    };
    const before = answers();
    life(agent, 1, "eyes");
    const after = answers();
    for (const [drawn, likeliest, output] of [before, after]) {
      expect(drawn).toBeCloseTo(output, 6);
      expect(likeliest).toBeCloseTo(output, 6);
    }
    expect(Math.abs(after[2] - before[2])).toBeGreaterThan(1e-4);
  });

  it("asks the schedules how far training is", () => {
    const heard: number[] = [];
    const spy = definePart("spy", {}, () => (progress: number) => {
      heard.push(progress);
      return 0.01;
    })();
    trained(task(ford), { ...cppoPid, ...small, entropyBonus: spy }, 4);
    expect(heard).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it("shares nothing with another agent of the same recipe", () => {
    const algorithm = lagrangianPpo({ ...everything, ...small, memory: replayed({ numRollouts: 1 }) });
    const start = (seed: number) => train({ task: bothCosts, algorithm, seed, totalSteps: 32 * 4 });
    const alone = Array.from(start(0), ({ losses }) => losses);
    const [ours, others] = [start(0), start(1)];
    const beside = alone.map(() => {
      others.next();
      return ours.next().value?.losses;
    });
    expect(beside).toEqual(alone);
  });

  it("goes on from a saved state with the same actions and the same updates", () => {
    const recipe: Recipe = {
      ...everything,
      ...small,
      memory: replayed({ numRollouts: 2 }),
      advantage: vtrace(),
      costAdvantage: vtrace(),
    };
    const algorithm = lagrangianPpo(recipe);
    const born = (name: string) => algorithm.agent(bothCosts, wasm, rng(name));
    const original = born("one");
    life(original, 3, "before");
    const state = structuredClone(original.save());
    const told = life(original, 3, "after");

    const copy = born("another");
    expect(life(copy, 1, "after").actions).not.toEqual(told.actions);
    copy.restore(state);
    expect(life(copy, 3, "after")).toEqual(told);
  });
});

/** Some updates in environments of their own: what was done, and what came of it. */
function life(agent: Agent, numUpdates: number, seed: string) {
  const { numSteps, numEnvs } = small;
  const { env, constraints } = bothCosts;
  const envs = vectorize(env, { numEnvs, rng: rng(seed) });
  const data = rollout({ numSteps, numEnvs, obsSize: 2, actionSize: 1, numCosts: 2 });
  const book = episodes(numEnvs, constraints, [0, 1]);
  const actions: number[] = [];
  const reports: UpdateReport[] = [];
  envs.reset(data.rows[numSteps]);
  for (let update = 0; update < numUpdates; update++) {
    collect(envs, agent.act, data);
    actions.push(...data.action);
    reports.push(agent.update(data, book.read(data), update / numUpdates));
  }
  return { actions, reports };
}
