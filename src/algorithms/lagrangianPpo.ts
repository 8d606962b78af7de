import { createLearner } from "../engine/createLearner.ts";
import { costNamesOf } from "../env/defineEnv.ts";
import { restoreRng, type RngState } from "../math/rng.ts";
import type { Algorithm, DualMetrics } from "./algorithm.ts";
import { checkRecipe } from "./checkRecipe.ts";
import { dual } from "./dual.ts";
import { excessPerStep } from "./excess.ts";
import type { Recipe } from "./recipe.ts";
import { study } from "./study.ts";

/**
 * Constrained PPO: an agent that seeks reward while every cost stays within its limit,
 *
 *   max_π J(π)   subject to   J_Cₖ(π) ≤ dₖ,
 *
 * by ascent of the policy on the Lagrangian J − Σₖ λₖ (J_Cₖ − dₖ) and of the
 * multipliers against it. Ray, Achiam & Amodei (2019), "Benchmarking safe
 * exploration in deep reinforcement learning".
 */
export const lagrangianPpo = (recipe: Recipe): Algorithm => ({
  name: checkRecipe(recipe).name,
  numSteps: recipe.numSteps,
  numEnvs: recipe.numEnvs,
  recipe,

  agent({ env, constraints }, engine, rng) {
    const { observationSpace, actionSpace } = env;
    const learner = createLearner({
      ...recipe,
      engine,
      obsSize: observationSpace.size,
      actionSpace,
      numCritics: 1 + constraints.length,
      rng: rng.split("learner"),
    });
    const improve = recipe.improvement({ learner, passes: recipe, numConstraints: constraints.length });
    const normalizer = recipe.observation(observationSpace.size);
    const memory = recipe.memory();
    const duals = constraints.map((constraint) => dual(recipe, constraint));
    const costColumns = constraints.map(({ cost }) => costNamesOf(env).indexOf(cost));
    let actions = rng.split("actions");
    let minibatches = rng.split("minibatches");
    let seen = new Float32Array(0);
    const see = (obs: Float32Array) => {
      if (seen.length !== obs.length) seen = new Float32Array(obs.length);
      normalizer.apply(obs, seen);
      return seen;
    };

    return {
      learner,
      policy: {
        act: (obs, action, logProb, random) => learner.act(see(obs), action, logProb, random),
        mode: (obs, action) => learner.mode(see(obs), action),
        outputs: (obs) => learner.policyOutputs(see(obs)),
      },
      act: ({ obs, action, logProb }) => learner.act(see(obs), action, logProb, actions),

      update(newest, episodes, progress) {
        // 1. How much better, and how much costlier, was each action than expected?
        const student = { recipe, learner, normalizer, costColumns };
        const { samples, reward, costs, pool } = study(memory.recall(newest), student);

        // 2. How much does cost weigh?
        const prices = duals.map((price, k) =>
          price.update(episodes.constrained[k], progress, costs[k].scale / reward.scale),
        );

        // 3. One advantage out of all.
        const burdens = prices.map((price, k) => ({ ...price, advantage: costs[k].advantage }));
        const advantage = recipe.penalty(reward.advantage, burdens);
        recipe.combinedTransform(advantage);

        // 4. Improve the policy and the critics.
        const rate = recipe.annealing(progress);
        const rates = { policyRate: rate, criticRate: rate, entropyBonus: recipe.entropyBonus(progress), progress };
        learner.load({ ...samples, advantage, critics: [reward, ...costs] }, rates);
        const demands = prices.map((price, k) => ({
          advantage: costs[k].advantage,
          excess: costs[k].scale * excessPerStep(constraints[k], price, episodes.episodeLength),
        }));
        const worstCostRatio = Math.max(0, ...prices.map(costRatio));
        const losses = improve({ pool, worstCostRatio, demands }, minibatches);

        // 5. Only between updates may the eyes adjust.
        normalizer.learn(newest.obs);
        return { losses, dual: prices };
      },

      save: () => ({
        learner: learner.save(),
        normalizer: normalizer.save(),
        memory: memory.save(),
        duals: duals.map((price) => price.save()),
        streams: [actions.state(), minibatches.state()],
      }),
      restore(state: Saved) {
        learner.restore(state.learner);
        normalizer.restore(state.normalizer);
        memory.restore(state.memory);
        for (const [k, price] of duals.entries()) price.restore(state.duals[k]);
        [actions, minibatches] = state.streams.map(restoreRng);
      },
    };
  },
});

interface Saved {
  readonly learner: Parameters<ReturnType<typeof createLearner>["restore"]>[0];
  readonly normalizer: unknown;
  readonly memory: unknown;
  readonly duals: readonly unknown[];
  readonly streams: readonly RngState[];
}

/** J_C / d; nothing is known (0) until the first episode has ended. */
const costRatio = ({ episodeCost, costLimit }: DualMetrics) => episodeCost / Math.max(costLimit, 0.01) || 0;
