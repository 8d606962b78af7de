import { describe, expect, it } from "vitest";
import { cppoPid } from "../src/algorithms/cppoPid.ts";
import { everything } from "../src/algorithms/everything.ts";
import { lagrangianPpo } from "../src/algorithms/lagrangianPpo.ts";
import { costNamesOf, defineEnv, type AnyEnv, type Outcome } from "../src/env/defineEnv.ts";
import { atMost, task } from "../src/env/task.ts";
import { evaluate } from "../src/evaluate.ts";
import { definePart } from "../src/part.ts";
import { clippedGaussian } from "../src/policies/clippedGaussian.ts";
import { train, type TrainOptions, type UpdateRow } from "../src/train.ts";
import { clock, tick } from "./env/clock.ts";
import { ford, sled } from "./fixtures.ts";
import { perceptron } from "../src/networks/perceptron.ts";

const small = { numEnvs: 2, numSteps: 8, network: perceptron({ hidden: [4] }), epochs: 2 };
const algorithm = lagrangianPpo({ ...cppoPid, ...small });
const options = (env: AnyEnv, changes: Partial<TrainOptions> = {}): TrainOptions => ({
  task: task(env, atMost(1, { cost: costNamesOf(env)[0] })),
  algorithm,
  seed: 0,
  totalSteps: 16 * 4,
  ...changes,
});
const numbers = ({ agent: _agent, checkpoint: _checkpoint, ...row }: UpdateRow) => row;
const rows = (env: AnyEnv, changes?: Partial<TrainOptions>) => Array.from(train(options(env, changes)), numbers);

describe("train", () => {
  it("yields a row per update, and leaves out the steps that make no whole one", () => {
    const told = rows(ford, { totalSteps: 16 * 3 + 15 });
    expect(told.map(({ update, step }) => [update, step])).toEqual([
      [1, 16],
      [2, 32],
      [3, 48],
    ]);
  });

  it.each([15, 0, -1, NaN])("refuses %d steps where one update gathers 16", (totalSteps) => {
    expect(() => rows(ford, { totalSteps })).toThrow(
      `train: totalSteps is ${totalSteps}; it must be 16 or above, what one update of "CPPO-PID" gathers`,
    );
  });

  it("goes on for as long as one likes", () => {
    const told: number[] = [];
    for (const { update } of train(options(ford, { totalSteps: Infinity }))) if (told.push(update) === 7) break;
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([ford, sled] as AnyEnv[])(
    "tells the same story with the same seed and another with another, in $id",
    (env) => {
      expect(rows(env)).toEqual(rows(env));
      const [one, other] = [rows(env), rows(env, { seed: 1 })];
      for (const [i, row] of one.entries()) expect(row.losses).not.toEqual(other[i].losses);
    },
  );

  it("lets episodes go on across updates, and counts each once and whole", () => {
    // Each of the two copies has episodes of 20 steps, of which an update takes 8.
    const env = clock(Array.from({ length: 20 }, (_, t) => tick({ reward: t, cost: Number(t >= 18) })));
    const told = rows(env, { totalSteps: 16 * 5 });
    expect(told.map(({ episodes }) => episodes.numEpisodes)).toEqual([0, 0, 2, 0, 2]);
    for (const { episodes, dual } of told.slice(2)) {
      expect(episodes).toMatchObject({ episodeReturn: (20 * 19) / 2, episodeLength: 20 });
      expect(dual[0].episodeCost).toBe(2);
    }
  });

  it("reports an environment's own diagnostics beside its episodes", () => {
    const env = clock([tick({ info: { goals: 1 } }), tick({ info: { goals: 2 } })]);
    for (const { episodes } of rows(env)) expect(episodes).toMatchObject({ numEpisodes: 8, "info.goals": 3 });
  });

  it("clips actions for the environment, and learns from them as they were drawn", () => {
    const given: number[] = [];
    const env = defineEnv({
      ...sled,
      step(state, action, random) {
        given.push(action[0]);
        return sled.step(state, action, random);
      },
    });
    const drawn: number[] = [];
    const wild = lagrangianPpo({ ...cppoPid, ...small, policy: clippedGaussian({ logStd: 1 }) });
    const spied = {
      ...wild,
      agent: (...args: Parameters<typeof wild.agent>) => {
        const agent = wild.agent(...args);
        const update: typeof agent.update = (data, ...rest) => {
          drawn.push(...data.action);
          return agent.update(data, ...rest);
        };
        return { ...agent, update };
      },
    };
    rows(env, { algorithm: spied });
    expect(drawn.filter((push) => Math.abs(push) > 1).length).toBeGreaterThan(drawn.length / 4);
    expect(given).toEqual(drawn.map((push) => Math.max(-1, Math.min(1, push))));
  });

  it.each([
    ["the reward is NaN", { reward: NaN }],
    ['the cost "cost" is -1', { cost: -1 }],
    ['the cost "cost" is NaN', { cost: NaN }],
  ] as [string, Partial<Outcome>][])("stops where %s, saying in which environment and copy", (what, outcome) => {
    const env = clock([tick(), tick(), tick(outcome)]);
    expect(() => rows(env)).toThrow(new RegExp(`^Clock-v0: ${what} at step 2 of a rollout, in copy 0; it must be`));
  });

  it("stops where an environment shows NaN, before anything is learned from it", () => {
    const env = { ...clock([tick(), tick()]), observe: (_: unknown, obs: Float32Array) => void obs.fill(NaN) };
    expect(() => rows(env as AnyEnv)).toThrow("Clock-v0: an observation after a reset is NaN at step 0");
  });

  it("says in which update a network failed, and leaves an agent that still acts", () => {
    // Two copies of episodes of 8 steps, 8 of them an update. From the third on, the squares of gradients overflow.
    let numSteps = 0;
    const env = { ...clock([tick()]), maxEpisodeSteps: 8 };
    env.step = () => ({ reward: numSteps++ < 32 ? 1 : 1e25, cost: 0 });
    const told: UpdateRow[] = [];
    const training = () => {
      for (const row of train(options(env))) told.push(row);
    };
    expect(training).toThrow(/^update 3: value critic, .* of [\w ]+: a gradient is .*; it must be finite \(losses: /);
    expect(told.map(({ update }) => update)).toEqual([1, 2]);
    const { agent } = told[1];
    for (const { parameters } of agent.learner.save().networks) expect(parameters.every(Number.isFinite)).toBe(true);
    const action = new Float32Array(1);
    agent.policy.mode(new Float32Array(env.observationSpace.size), action);
    expect(action.every(Number.isFinite)).toBe(true);
  });

  it("keeps the trace of what failed while learning, and of what was thrown", () => {
    const failing = definePart("failing", {}, () => () => {
      throw new RangeError("no such thing");
    })();
    const failed = () => rows(ford, { algorithm: lagrangianPpo({ ...cppoPid, ...small, advantage: failing }) });
    expect(failed).toThrow(RangeError);
    expect(failed).toThrow(/^update 1: no such thing$/);
  });

  it.each(["stochastic", "deterministic"] as const)("is not disturbed by a %s evaluation between updates", (mode) => {
    const busy = lagrangianPpo({ ...everything, ...small });
    const undisturbed = rows(sled, { algorithm: busy });
    const watched = Array.from(train(options(sled, { algorithm: busy })), (row) => {
      evaluate({ task: task(sled), policy: row.agent.policy, mode, seed: 5, numEpisodes: 3 });
      return numbers(row);
    });
    expect(watched).toEqual(undisturbed);
  });
});
