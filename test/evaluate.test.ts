import { describe, expect, it } from "vitest";
import type { Policy } from "../src/algorithms/algorithm.ts";
import { cppoPid } from "../src/algorithms/cppoPid.ts";
import { lagrangianPpo } from "../src/algorithms/lagrangianPpo.ts";
import { wasm } from "../src/engine/wasm/wasm.ts";
import { defineEnv, type AnyEnv } from "../src/env/defineEnv.ts";
import { box, discrete } from "../src/env/spaces.ts";
import { atMost, task } from "../src/env/task.ts";
import { evaluate, type EvaluateOptions } from "../src/evaluate.ts";
import { rng } from "../src/math/rng.ts";
import { train } from "../src/train.ts";
import { clock, tick } from "./env/clock.ts";
import { ford, sled } from "./fixtures.ts";
import { perceptron } from "../src/networks/perceptron.ts";

/** Always does the same. */
const always = (action: number): Policy => ({
  act: (_obs, actions) => void actions.fill(action),
  mode: (_obs, actions) => void actions.fill(action),
  outputs: () => expect.unreachable(),
});
const judge = (env: AnyEnv, changes: Partial<EvaluateOptions> = {}) =>
  evaluate({ task: task(env), policy: always(0), mode: "stochastic", seed: 0, numEpisodes: 2, ...changes });

describe("evaluate", () => {
  it("plays whole episodes, up to the time limit", () => {
    const env = clock([tick({ reward: 1, cost: 2 }), tick({ reward: 10, cost: 0 }), tick({ reward: 100, cost: 3 })]);
    const expected = { episodeReturn: 111, episodeLength: 3, episodeCosts: [5], longestCostSpells: [1] };
    expect(judge(env)).toEqual([0, 1].map((episode) => ({ episode, ...expected })));
  });

  it.each(["terminated", "truncated"])("ends an episode that is %s, with what the last step brought", (how) => {
    const env = clock([tick(), tick({ reward: 5, cost: 7, [how]: true }), tick()]);
    expect(judge(env)[0]).toMatchObject({ episodeReturn: 6, episodeLength: 2, episodeCosts: [7] });
  });

  it("plays each episode to its own end", () => {
    // Every reset draws how long the episode will last.
    const env = defineEnv({
      id: "Fuse-v0",
      observationSpace: box({ size: 1 }),
      actionSpace: discrete(1),
      maxEpisodeSteps: 9,
      reset: (random) => ({ length: 1 + random.int(9), steps: 0 }),
      step: (state) => ({ reward: 1, cost: 0, terminated: ++state.steps === state.length }),
      observe: ({ length }, obs) => void (obs[0] = length),
    });
    const expected = Array.from(
      { length: 20 },
      (_, i) => env.reset(rng(3).split("evaluation").split("env").split(i)).length,
    );
    expect(judge(env, { seed: 3, numEpisodes: 20 }).map(({ episodeLength }) => episodeLength)).toEqual(expected);
  });

  it("sums every cost of the environment, constrained or not", () => {
    const env = clock([tick({ cost: [1, 2] }), tick({ cost: [0, 5] })], ["heat", "noise"]);
    expect(judge(env)[0].episodeCosts).toEqual([1, 7]);
  });

  it("counts the most steps in a row that cost, for each cost by itself", () => {
    const env = clock(
      [
        [1, 0],
        [2, 1],
        [0, 1],
        [1, 3],
        [1, 0],
        [0.1, 0],
      ].map((cost) => tick({ cost })),
      ["heat", "noise"],
    );
    expect(judge(env)[0].longestCostSpells).toEqual([3, 3]);
  });

  it("does not make up a cost that a step left out", () => {
    expect(judge(clock([tick({ cost: 3 })], ["heat", "noise"]))[0]).toMatchObject({
      episodeCosts: [3, NaN],
      longestCostSpells: [1, NaN],
    });
  });

  it("draws actions, or takes the most probable ones, as it is told", () => {
    const policy = { ...always(0), mode: always(1).mode };
    const [drawn, likeliest] = (["stochastic", "deterministic"] as const).map((mode) => judge(ford, { policy, mode }));
    expect(drawn.every(({ episodeCosts }) => episodeCosts[0] > 0)).toBe(true); // wades
    expect(likeliest.every(({ episodeCosts }) => episodeCosts[0] === 0)).toBe(true); // walks
  });

  it("clips actions to the box, as training does", () => {
    expect(judge(sled, { policy: always(50) })).toEqual(judge(sled, { policy: always(1) }));
  });

  it("begins each episode alike whatever the policy, and otherwise with another seed", () => {
    const begins = (seed: number, action: number) => {
      const places: number[] = [];
      const env = {
        ...sled,
        reset: (random: Parameters<typeof sled.reset>[0]) => {
          const state = sled.reset(random);
          places.push(state.place);
          return state;
        },
      };
      judge(env, { seed, policy: always(action), numEpisodes: 4 });
      return places;
    };
    expect(begins(0, -1)).toEqual(begins(0, 1));
    expect(begins(0, 1)).not.toEqual(begins(1, 1));
    expect(new Set(begins(0, 1)).size).toBe(4);
    const training = rng(0).split("env").split(0);
    expect(begins(0, 1)).not.toContain(sled.reset(training).place);
  });

  it("leaves the agent as it is, streams and normalizer included", () => {
    const algorithm = lagrangianPpo({
      ...cppoPid,
      numEnvs: 2,
      numSteps: 16,
      network: perceptron({ hidden: [4] }),
      epochs: 1,
    });
    for (const { agent } of train({ task: task(ford, atMost(1)), algorithm, seed: 0, totalSteps: 64 })) {
      const before = structuredClone(agent.save());
      judge(ford, { policy: agent.policy, numEpisodes: 5 });
      judge(ford, { policy: agent.policy, numEpisodes: 5, mode: "deterministic" });
      expect(agent.save()).toEqual(before);
    }
  });

  it("tells the same of the same policy and seed", () => {
    const algorithm = lagrangianPpo({ ...cppoPid, network: perceptron({ hidden: [4] }) });
    const { policy } = algorithm.agent(task(ford), wasm, rng(0));
    const once = judge(ford, { policy, numEpisodes: 10 });
    expect(judge(ford, { policy, numEpisodes: 10 })).toEqual(once);
    expect(judge(ford, { policy, numEpisodes: 10, seed: 1 })).not.toEqual(once);
  });
});
