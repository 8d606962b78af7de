import { describe, expect, it } from "vitest";
import { corridor } from "../experiments/fixtures/corridor.ts";
import twoCosts from "../../envs/twoCosts.ts";
import { formula } from "../../src/math/formula.ts";
import { rng } from "../../src/math/rng.ts";
import {
  atMost,
  checkEnv,
  cppoPid,
  defineExperiment,
  derivedCosts,
  perceptron,
  task,
  taskName,
} from "../../src/index.ts";
import { tabularOf } from "../../src/exact/discovery/tabularOf.ts";
import { places } from "../../src/experiments/store.ts";
import { lagrangianPpo, train } from "../../src/index.ts";

const wear = derivedCosts(twoCosts, { wear: formula("heat + 2 * noise") });

/** The costs of a walk. */
function walk(env: typeof wear, actions: readonly string[]) {
  const random = rng(3);
  const state: unknown = env.reset(random);
  return actions.map((action) => env.step(state, action as never, random));
}

describe("derivedCosts", () => {
  it("adds to the costs that there are, and changes nothing else", () => {
    const actions = ["right", "right", "right", "right", "up", "right", "right"];
    const [plain, derived] = [walk(twoCosts as never, actions), walk(wear, actions)];
    expect(wear.costNames).toEqual(["heat", "noise", "wear"]);
    for (const [i, { reward, cost, terminated }] of derived.entries()) {
      const [heat, noise] = plain[i].cost as number[];
      expect({ reward, cost, terminated }).toEqual({
        reward: plain[i].reward,
        cost: [heat, noise, heat + 2 * noise],
        terminated: plain[i].terminated,
      });
    }
    expect(derived.some(({ cost }) => (cost as number[])[2] > 0)).toBe(true);
  });

  it("knows the reward, and the number of the step in its episode", () => {
    const env = derivedCosts(twoCosts, {
      late: formula("step > 2 ? 1 : 0"),
      pain: formula("max(0, -reward)"),
      n: formula("step"),
    });
    const costs = walk(env, ["left", "left", "left"]).map(({ cost }) => (cost as number[]).slice(2));
    expect(costs).toEqual([
      [0, 1, 1],
      [0, 1, 2],
      [1, 1, 3],
    ]); // every step costs 1 of reward
  });

  it("says in its id what it is, so that no run is taken for another", () => {
    const other = derivedCosts(twoCosts, { wear: formula("heat + 3 * noise") });
    expect(wear.id).toBe("TwoCosts-v0 with wear = heat + 2 * noise");
    const hashes = [wear, other].map((env) => {
      const tasks = [task(env, atMost(1, { cost: "wear" }))];
      const plan = { name: "x", question: "?", tasks, algorithms: [cppoPid], seeds: [0], totalSteps: 4096 };
      return places(defineExperiment(plan), "wasm", "x")[0].hash;
    });
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(taskName(task(wear, atMost(1, { cost: "wear" })))).toBe(`${wear.id} wear≤1`);
  });

  it("does not claim to know exactly what it does not, and can still be discovered", () => {
    expect(wear.exact).toBeUndefined();
    const { costs, reward } = tabularOf(derivedCosts(corridor, { dear: formula("cost + 10 * (reward > 0)") }));
    expect(costs).toHaveLength(2);
    expect([...costs[1]]).toEqual([...costs[0]].map((cost, i) => cost + 10 * reward[i])); // a reward is 0 or 1 there
  });

  it.each([
    ["without steps", "heat"],
    ["with steps", "heat + 0 * step"],
  ])("keeps the promises of environments, %s", (_name, text) => {
    const env = derivedCosts(twoCosts, { more: formula(text) });
    expect(() => checkEnv(env)).not.toThrow();
  });

  it("can be constrained", () => {
    const small = { ...cppoPid, numEnvs: 4, numSteps: 64, epochs: 1, network: perceptron({ hidden: [4] }) };
    const rows = [
      ...train({
        task: task(wear, atMost(1, { cost: "wear" })),
        algorithm: lagrangianPpo(small),
        seed: 0,
        totalSteps: 512,
      }),
    ];
    expect(rows.at(-1)!.dual[0].episodeCost).toBeGreaterThan(0);
  });

  it("refuses a name that it does not know, and a cost that there is", () => {
    expect(() => derivedCosts(twoCosts, { x: formula("heat + speed") })).toThrow(
      'TwoCosts-v0: the derived cost "x": Undefined symbol speed; it may use heat, noise, reward, step, pi and abs',
    );
    expect(() => derivedCosts(twoCosts, { heat: formula("2 * heat") })).toThrow('two costs are called "heat"');
  });
});
