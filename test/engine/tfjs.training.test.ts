import type { Rank, Tensor2D } from "@tensorflow/tfjs-core";
import { describe, expect, it, test } from "vitest";
import bridge from "../../envs/bridge.ts";
import { lagrangianPpo } from "../../src/algorithms/lagrangianPpo.ts";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { ppo } from "../../src/algorithms/ppo.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { recipes } from "../../src/algorithms/recipes.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { LearnerState } from "../../src/engine/learner.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import type { TensorModelMaker } from "../../src/engine/tensorModel.ts";
import { tensorflow, tfjs } from "../../src/engine/tfjs/tfjs.ts";
import { costNamesOf, defineEnv, type AnyEnv } from "../../src/env/defineEnv.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { atMost, task } from "../../src/env/task.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { separate } from "../../src/networks/separate.ts";
import { tensorNetwork } from "../../src/networks/tensorNetwork.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { definePart } from "../../src/part.ts";
import { train } from "../../src/train.ts";
import { ford, sled } from "../fixtures.ts";

const engine = await tfjs({ backend: "wasm" });
const tf = await tensorflow({ backend: "wasm" });
const small = { numEnvs: 2, numSteps: 16, epochs: 2 };

/** Trains for some updates; answers what was logged, and the parameters in the end. */
function trained(env: AnyEnv, recipe: Recipe, where: Engine, numUpdates: number) {
  const algorithm = lagrangianPpo({ ...recipe, ...small });
  const constrained = task(env, atMost(1, { cost: costNamesOf(env)[0] }));
  const rows = [...train({ task: constrained, algorithm, seed: 3, totalSteps: 32 * numUpdates, engine: where })];
  const { learner } = rows.at(-1)!.agent.save() as { learner: LearnerState };
  const returns = rows.map(({ episodes }) => episodes.episodeReturn);
  return {
    losses: rows.map((row) => row.losses),
    returns,
    parameters: learner.networks.map(({ parameters }) => parameters),
  };
}

const { trpo: _t, trpoLagrangian: _l, cpo: _c, ...byMinibatches } = recipes; // trust regions need derivatives forward
describe.each(Object.entries(byMinibatches))("the recipe %s", (_name, recipe) => {
  it.each([bridge, sled] as AnyEnv[])("trains in $id as on the reference engine", (env) => {
    const [actual, expected] = [engine, reference].map((where) => trained(env, recipe, where, 2));
    for (const [update, losses] of actual.losses.entries()) {
      for (const [name, loss] of Object.entries(losses))
        expect(loss, name).toBeCloseTo(expected.losses[update][name], 2);
    }
    expect(farthest(actual.parameters, expected.parameters)).toBeLessThan(1e-3);
  });
});

test.each([
  ["tanh", "none"],
  ["relu", "layer"],
  ["elu", "none"],
  ["silu", "layer"],
  ["gelu", "none"],
] as const)("10 updates with %s and normalization %s end within 1e-3 of the reference", (activation, normalization) => {
  const network = perceptron({ hidden: [8, 8], activation, normalization });
  const [actual, expected] = [engine, reference].map((where) => trained(ford, { ...cppoPid, network }, where, 10));
  expect(farthest(actual.parameters, expected.parameters)).toBeLessThan(1e-3);
});

/** The greatest distance of two parameters, in units of the largest of their network. */
const farthest = (actual: readonly ArrayLike<number>[], expected: readonly ArrayLike<number>[]): number =>
  Math.max(
    ...expected.map((wanted, net) => {
      const largest = Math.max(...Array.from(wanted, Math.abs));
      return Math.max(...Array.from(wanted, (value, p) => Math.abs(actual[net][p] - value))) / largest;
    }),
  );

describe("a network written with tensors", () => {
  const residual =
    (width: number): TensorModelMaker =>
    (inputSize, numOutputs, seed) => {
      const matrix = (numRows: number, numColumns: number, scale: number) =>
        tf.variable(tf.randomNormal<Rank.R2>([numRows, numColumns], 0, scale, "float32", seed++));
      const into = matrix(inputSize, width, 0.5);
      const across = matrix(width, width, 0.2);
      const out = matrix(width, numOutputs, 0.01);
      return {
        apply(x) {
          const h = tf.tanh<Tensor2D>(tf.matMul(x, into));
          return tf.matMul(tf.add<Tensor2D>(h, tf.relu(tf.matMul(h, across))), out);
        },
        trainableWeights: [into, across, out],
      };
    };
  const wide = definePart("wide", { width: 16 }, ({ width }) =>
    separate({ policy: tensorNetwork(residual(width)), critic: tensorNetwork(residual(width)) }),
  );
  const fast = adam({ learningRate: 0.01 });
  const recipe = { ...ppo, network: wide(), policyOptimizer: fast, criticOptimizer: fast };

  /** A coin is shown; to say which side pays 1. */
  const coin = defineEnv({
    id: "Coin-v0",
    observationSpace: box({ size: 2, low: 0, high: 1 }),
    actionSpace: discrete("heads", "tails"),
    maxEpisodeSteps: 8,
    reset: (rng) => ({ side: rng.int(2) }),
    step(state, action, rng) {
      const reward = action === (state.side === 0 ? "heads" : "tails") ? 1 : 0;
      state.side = rng.int(2);
      return { reward, cost: 0, terminated: false };
    },
    observe: ({ side }, obs) => void obs.set([1 - side, side]),
  });

  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it("learns as a policy", () => {
    const { returns, parameters } = trained(coin, recipe, engine, 30);
    expect(parameters.map(({ length }) => length)).toEqual([2, 1, 1].map((size) => 2 * 16 + 16 * 16 + 16 * size));
    expect(mean(returns.slice(0, 4))).toBeLessThan(5.5); // half of 8, but for luck
    expect(mean(returns.slice(-4))).toBeGreaterThan(7);
  });

  it("learns as a critic", () => {
    const valueLosses = trained(ford, recipe, engine, 25).losses.map(({ valueLoss }) => valueLoss);
    expect(mean(valueLosses.slice(-4))).toBeLessThan(0.4 * mean(valueLosses.slice(0, 4)));
  });

  it("begins alike with the same seed", () => {
    expect(trained(ford, recipe, engine, 2)).toEqual(trained(ford, recipe, engine, 2));
  });

  it("is for this engine alone", () => {
    expect(() => trained(ford, recipe, reference, 1)).toThrow("is written with tensors; use the tfjs engine");
  });
});
