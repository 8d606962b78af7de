import { describe, expect, it } from "vitest";
import { checkRecipe } from "../../src/algorithms/checkRecipe.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { recipes } from "../../src/algorithms/recipes.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { atMost, task, type Task } from "../../src/env/task.ts";
import { settings } from "../../src/part.ts";
import { train } from "../../src/train.ts";
import { ford, sled } from "../fixtures.ts";
import { perceptron } from "../../src/networks/perceptron.ts";

const small = { numEnvs: 2, numSteps: 16, network: perceptron({ hidden: [4] }), epochs: 2 };

describe("recipes", () => {
  it("have names of their own", () => {
    const names = Object.values(recipes).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(Object.entries(recipes))("%s is in order, and its settings are plain JSON", (_key, recipe) => {
    expect(checkRecipe(recipe)).toBe(recipe);
    expect(JSON.parse(JSON.stringify(settings(recipe)))).toEqual(settings(recipe));
  });

  it("differ from CPPO-PID in what they say they differ in, and in nothing else", () => {
    const { cppoPid, ...others } = recipes;
    const changed = (key: string) => {
      const [ours, theirs] = [settings(cppoPid), settings(others[key])] as Record<string, unknown>[];
      return Object.keys(ours).filter((name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]));
    };
    expect(changed("ppo")).toEqual(["name", "multiplier"]);
    expect(changed("ppoLagrangian")).toEqual(["name", "costAdvantageTransform", "violation", "multiplier"]);
    expect(changed("trpo")).toEqual([...changed("ppo"), "improvement", "policyLoss"]);
    expect(changed("trpoLagrangian")).toEqual([...changed("ppoLagrangian"), "improvement", "policyLoss"]);
    expect(changed("a2c")).toEqual(["name", "numSteps", "sampler", "epochs", "policyLoss"]);
    expect(changed("cpo")).toEqual(["name", "costAdvantageTransform", "multiplier", "improvement", "policyLoss"]);
  });

  const tasks = [
    task(ford),
    task(ford, atMost(0)),
    task(ford, atMost(0.3, { kind: "rate" })),
    task(sled, atMost(1, { cost: "effort" }), atMost(0.5, { cost: "speed", kind: "discounted" })),
  ];
  const expectToTrain = (recipe: Recipe, each: Task) => {
    const rows = Array.from(
      train({ task: each, algorithm: lagrangianPpo({ ...recipe, ...small }), seed: 0, totalSteps: 32 * 4 }),
    );
    expect(rows).toHaveLength(4);
    const last = rows[3];
    const numbers = [last.losses, last.episodes, ...last.dual].flatMap((metrics) => Object.values(metrics));
    for (const x of numbers) if (typeof x === "number") expect(x).toSatisfy(Number.isFinite);
    expect(last.dual.map(({ constraint }) => constraint)).toEqual(each.constraints.map(({ cost }) => cost));
  };
  const { cpo, ...severalAtOnce } = recipes;
  it.each(Object.entries(severalAtOnce))(
    "%s trains on no, one and two constraints, and on a limit of 0",
    (_key, recipe) => {
      for (const each of tasks) expectToTrain(recipe, each);
    },
  );

  it("cpo trains on no constraint and on one, and refuses two before any work starts", () => {
    for (const each of tasks.slice(0, 3)) expectToTrain(cpo, each);
    const { env, constraints } = tasks[3];
    expectToTrain(cpo, { env, constraints: constraints.slice(0, 1) });
    expectToTrain(cpo, { env, constraints: constraints.slice(1) });
    expect(() => expectToTrain(cpo, tasks[3])).toThrow(
      "constrainedTrustRegion: the task has 2 constraints and it keeps one; use trustRegion() with a multiplier for each",
    );
  });
});
