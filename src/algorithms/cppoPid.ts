import { constant } from "../controllers/constant.ts";
import { linear } from "../controllers/linear.ts";
import { pid } from "../controllers/pid.ts";
import { gae } from "../estimators/gae.ts";
import { clippedSurrogate } from "../losses/clippedSurrogate.ts";
import { squaredError } from "../losses/squaredError.ts";
import { fresh } from "../memories/fresh.ts";
import { perceptron } from "../networks/perceptron.ts";
import { runningNormalization } from "../observations/runningNormalization.ts";
import { adam } from "../optimizers/adam.ts";
import { rescaled } from "../penalties/rescaled.ts";
import { clippedGaussian } from "../policies/clippedGaussian.ts";
import { shuffled } from "../samplers/shuffled.ts";
import { never } from "../stopping/never.ts";
import { fixed } from "../thresholds/fixed.ts";
import { asIs } from "../transforms/asIs.ts";
import { standardize } from "../transforms/standardize.ts";
import { relative } from "../violations/relative.ts";
import { minibatches } from "./improvements/minibatches.ts";
import type { Recipe } from "./recipe.ts";

/**
 * The recommended method: PPO with a PID-controlled multiplier that hears the
 * violation in units of the limit. Advantages of reward and cost are
 * standardized apart and then combined, so that one set of gains serves every
 * task. On gridworlds add `entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 })`,
 * which keeps a policy from settling before the multiplier has.
 *
 * After Stooke, Achiam & Abbeel (2020), https://arxiv.org/abs/2007.03964
 */
export const cppoPid: Recipe = {
  name: "CPPO-PID",
  numEnvs: 8,
  numSteps: 256,
  network: perceptron(),
  observation: runningNormalization(),
  policy: clippedGaussian(),
  advantage: gae(),
  advantageTransform: standardize(),
  costAdvantage: gae(),
  costAdvantageTransform: standardize(),
  threshold: fixed(),
  violation: relative(),
  multiplier: pid(),
  penalty: rescaled(),
  combinedTransform: asIs(),
  improvement: minibatches(),
  memory: fresh(),
  sampler: shuffled(),
  epochs: 10,
  stopping: never(),
  policyLoss: clippedSurrogate(),
  valueLoss: squaredError(),
  costValueLoss: squaredError(),
  entropyBonus: constant(0),
  policyOptimizer: adam({ learningRate: 1e-3, maxGradNorm: 0.5 }),
  criticOptimizer: adam({ learningRate: 2e-3 }),
  annealing: linear({ from: 1, to: 0 }),
};
