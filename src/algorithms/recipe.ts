import type { Controller } from "../controllers/controller.ts";
import type { Schedule } from "../controllers/schedule.ts";
import type { Estimator } from "../estimators/signal.ts";
import type { PolicyLoss, ValueLoss } from "../losses/loss.ts";
import type { MemoryMaker } from "../memories/memory.ts";
import type { NetworkMaker } from "../networks/networkPlan.ts";
import type { NormalizerMaker } from "../observations/normalizer.ts";
import type { Optimizer } from "../optimizers/adam.ts";
import type { Penalty } from "../penalties/penalty.ts";
import type { HeadMaker } from "../policies/head.ts";
import type { Sampler } from "../samplers/sampler.ts";
import type { Stopping } from "../stopping/stopping.ts";
import type { Threshold } from "../thresholds/threshold.ts";
import type { Transform } from "../transforms/transform.ts";
import type { Violation } from "../violations/violation.ts";
import type { Improvement } from "./improvements/improvement.ts";

/**
 * Constrained PPO as a record of parts. To ablate a part, put another in its
 * place: `{ ...method, multiplier: constant(0) }`. Parts that speak of cost
 * are used once per constraint, each time with a state of its own.
 */
export interface Recipe {
  readonly name: string;

  // How much is gathered before each update.
  readonly numEnvs: number;
  readonly numSteps: number; // per environment

  // How networks see, and what the policy makes of what they answer.
  readonly network: NetworkMaker;
  readonly observation: NormalizerMaker;
  readonly policy: HeadMaker;

  // How much better, and how much costlier, was each action than expected?
  readonly advantage: Estimator;
  readonly advantageTransform: Transform;
  readonly costAdvantage: Estimator;
  readonly costAdvantageTransform: Transform;

  // How much does cost weigh?
  readonly threshold: Threshold; // hears J_C, answers what to aim at
  readonly violation: Violation; // (J_C, threshold) → what the multiplier hears
  readonly multiplier: Controller; // hears that, answers λ ≥ 0

  // One advantage out of all.
  readonly penalty: Penalty;
  readonly combinedTransform: Transform;

  // Improve the policy and the critics: by gradient steps on minibatches, or the policy within a trust region.
  readonly improvement: Improvement;
  readonly memory: MemoryMaker;
  readonly sampler: Sampler;
  readonly epochs: number;
  readonly stopping: Stopping;
  readonly policyLoss: PolicyLoss;
  readonly valueLoss: ValueLoss;
  readonly costValueLoss: ValueLoss;
  readonly entropyBonus: Schedule;
  readonly policyOptimizer: Optimizer;
  readonly criticOptimizer: Optimizer;
  readonly annealing: Schedule; // factor on both learning rates
}
