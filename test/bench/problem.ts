import { createLearner, type LearnerDesign } from "../../src/engine/createLearner.ts";
import type { Engine, NetworkState, StepSettings } from "../../src/engine/engine.ts";
import type { Learner, Rates, Samples } from "../../src/engine/learner.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { box } from "../../src/env/spaces.ts";
import { clippedError } from "../../src/losses/clippedError.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { rng as rngOf } from "../../src/math/rng.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";

export const obsSize = 60;
export const actionSize = 2;
export const hidden = [64, 64] as const;
export const numCritics = 2;
export const clipRange = 0.2;
export const rates: Rates = { policyRate: 1, criticRate: 1, entropyBonus: 0.01, progress: 0 };
export const settings: StepSettings = {
  learningRate: 3e-4,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-5,
  maxGradNorm: 0.5,
};

/** What every candidate learns from, and the weights it starts with. */
export interface Problem {
  readonly samples: Samples;
  readonly networks: readonly NetworkState[]; // policy, reward critic, cost critic
}

/** What is descended: as it is built in, or the same as a user might write it. */
export type Losses = Pick<LearnerDesign, "policyLoss" | "valueLoss">;
const builtIn: Losses = { policyLoss: clippedSurrogate({ clipRange }), valueLoss: clippedError({ clipRange }) };

/** The learner of the product, on an engine: PPO-Lagrangian with clipped value losses. */
export const learnerOn = (engine: Engine, losses: Losses = builtIn): Learner =>
  createLearner({
    engine,
    obsSize,
    actionSpace: box({ size: actionSize }),
    network: perceptron({ hidden }),
    numCritics,
    policy: clippedGaussian(),
    ...losses,
    costValueLoss: losses.valueLoss,
    policyOptimizer: adam(settings),
    criticOptimizer: adam(settings),
    rng: rngOf("weights"),
  });

/**
 * Random samples in the midst of an update: the policy and the critics have
 * moved so far that some ratios and some values lie beyond their clips.
 */
export function createProblem(numSamples: number): Problem {
  const rng = rngOf("samples");
  const noise = (scale: number) => Float64Array.from({ length: numSamples }, () => scale * rng.normal());
  const learner = learnerOn(reference);
  const obs = Float32Array.from({ length: numSamples * obsSize }, () => rng.normal());
  const action = new Float32Array(numSamples * actionSize);
  const logProb = new Float32Array(numSamples);
  learner.act(obs, action, logProb, rng);
  const shift = noise(0.15);
  for (let i = 0; i < numSamples; i++) logProb[i] += shift[i];

  const critics = Array.from({ length: numCritics }, (_, k) => {
    const drift = noise(0.3);
    return { value: learner.values(obs, k).map((value, i) => value + drift[i]), target: noise(1) };
  });
  const center = new Float64Array(numSamples).fill(1);
  return {
    samples: { size: numSamples, obs, action, logProb, center, advantage: noise(1), critics },
    networks: learner.save().networks,
  };
}

/** Minibatches that together go once through the samples, in random order. */
export function minibatchesOf({ samples }: Problem, size: number): readonly Uint32Array[] {
  const rng = rngOf("minibatches");
  const order = Uint32Array.from({ length: samples.size }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const count = Math.floor(samples.size / size);
  return Array.from({ length: count }, (_, k) => order.slice(k * size, (k + 1) * size));
}

/** The learner on an engine, in the middle of an update. */
export function learnerAt(problem: Problem, engine: Engine, losses?: Losses): Learner {
  const learner = learnerOn(engine, losses);
  learner.restore({ networks: problem.networks });
  learner.load(problem.samples, rates);
  return learner;
}
