import { createLearner, type LearnerDesign } from "../../src/engine/createLearner.ts";
import type { Engine, Networks } from "../../src/engine/engine.ts";
import type { Learner, Samples } from "../../src/engine/learner.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { discrete } from "../../src/env/spaces.ts";
import { clippedError } from "../../src/losses/clippedError.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { squaredError } from "../../src/losses/squaredError.ts";
import { rng } from "../../src/math/rng.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";

export const rates = { policyRate: 1, criticRate: 1, entropyBonus: 0, progress: 0 };

/** A learner of three numbers, with two critics; small, on the reference engine. */
export const learnerOf = (changes: Partial<LearnerDesign> = {}) =>
  createLearner({
    engine: reference,
    obsSize: 3,
    actionSpace: discrete(4),
    network: perceptron({ hidden: [5] }),
    numCritics: 2,
    policy: clippedGaussian(),
    policyLoss: clippedSurrogate(),
    valueLoss: squaredError(),
    costValueLoss: clippedError(),
    policyOptimizer: adam(),
    criticOptimizer: adam(),
    rng: rng("learner"),
    ...changes,
  });

/** Standard normal draws. */
export const normals = (length: number, seed: string) => {
  const random = rng(seed);
  return Float64Array.from({ length }, () => random.normal());
};

/** Samples whose actions a learner drew itself, with random everything else. */
export function samplesFrom(learner: Learner, size: number, actionSize: number): Samples {
  const obs = Float32Array.from(normals(size * 3, "obs"));
  const action = new Float32Array(size * actionSize);
  const logProb = new Float32Array(size);
  learner.act(obs, action, logProb, rng("actions"));
  const critic = (k: number) => ({ value: learner.values(obs, k), target: normals(size, `target ${k}`) });
  const center = new Float64Array(size).fill(1);
  return { size, obs, action, logProb, center, advantage: normals(size, "advantage"), critics: [critic(0), critic(1)] };
}

export const everyIndex = (size: number) => Uint32Array.from({ length: size }, (_, i) => i);

/** An engine whose networks, and gradients just before each step, can be looked at. */
export function glass() {
  const seen: { networks?: Networks; gradients: Float64Array[] } = { gradients: [] };
  const engine: Engine = {
    name: "glass",
    networks(inputSize, shapes) {
      const networks = reference.networks(inputSize, shapes);
      seen.networks = networks;
      return {
        ...networks,
        step(nets, settings) {
          for (const net of nets) seen.gradients[net] = Float64Array.from(networks.parameterGradients(net));
          return networks.step(nets, settings);
        },
      };
    },
  };
  return { engine, seen };
}
