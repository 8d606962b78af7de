import { constant } from "../controllers/constant.ts";
import type { Controller } from "../controllers/controller.ts";
import { cooled } from "../controllers/cooled.ts";
import { cooledRegardless } from "../controllers/cooledRegardless.ts";
import { dualAdam } from "../controllers/dualAdam.ts";
import { dualAscent } from "../controllers/dualAscent.ts";
import { linear } from "../controllers/linear.ts";
import { pi } from "../controllers/pi.ts";
import { pid } from "../controllers/pid.ts";
import type { Schedule } from "../controllers/schedule.ts";
import { costToGo } from "../estimators/costToGo.ts";
import { gae } from "../estimators/gae.ts";
import { mixed } from "../estimators/mixed.ts";
import { mixedTargets } from "../estimators/mixedTargets.ts";
import { nStep } from "../estimators/nStep.ts";
import type { Estimator } from "../estimators/signal.ts";
import { vtrace } from "../estimators/vtrace.ts";
import { annealedSurrogate } from "../losses/annealedSurrogate.ts";
import { clippedError } from "../losses/clippedError.ts";
import { clippedSurrogate } from "../losses/clippedSurrogate.ts";
import type { PolicyLoss, ValueLoss } from "../losses/loss.ts";
import { squaredError } from "../losses/squaredError.ts";
import { surrogate } from "../losses/surrogate.ts";
import { fresh } from "../memories/fresh.ts";
import type { MemoryMaker } from "../memories/memory.ts";
import { replayed } from "../memories/replayed.ts";
import type { NetworkMaker } from "../networks/networkPlan.ts";
import { perceptron } from "../networks/perceptron.ts";
import { sharedPerceptron } from "../networks/sharedPerceptron.ts";
import { asSeen } from "../observations/asSeen.ts";
import type { NormalizerMaker } from "../observations/normalizer.ts";
import { runningNormalization } from "../observations/runningNormalization.ts";
import { adam, type Optimizer } from "../optimizers/adam.ts";
import type { Part } from "../part.ts";
import type { Penalty } from "../penalties/penalty.ts";
import { plain } from "../penalties/plain.ts";
import { recovering } from "../penalties/recovering.ts";
import { rescaled } from "../penalties/rescaled.ts";
import { clippedGaussian } from "../policies/clippedGaussian.ts";
import type { HeadMaker } from "../policies/head.ts";
import { squashedGaussian } from "../policies/squashedGaussian.ts";
import { literalPrioritized } from "../samplers/literalPrioritized.ts";
import { prioritized } from "../samplers/prioritized.ts";
import type { Sampler } from "../samplers/sampler.ts";
import { shuffled } from "../samplers/shuffled.ts";
import { klAbove } from "../stopping/klAbove.ts";
import { literalViolationStop } from "../stopping/literalViolationStop.ts";
import { never } from "../stopping/never.ts";
import type { Stopping } from "../stopping/stopping.ts";
import { adaptiveThreshold } from "../thresholds/adaptiveThreshold.ts";
import { curriculum } from "../thresholds/curriculum.ts";
import { fixed } from "../thresholds/fixed.ts";
import { literalAdaptiveThreshold } from "../thresholds/literalAdaptiveThreshold.ts";
import type { Threshold } from "../thresholds/threshold.ts";
import { asIs } from "../transforms/asIs.ts";
import { center } from "../transforms/center.ts";
import { inOrder } from "../transforms/inOrder.ts";
import { standardize } from "../transforms/standardize.ts";
import { symlog } from "../transforms/symlog.ts";
import type { Transform } from "../transforms/transform.ts";
import { absolute } from "../violations/absolute.ts";
import { literalRelative } from "../violations/literalRelative.ts";
import { relative } from "../violations/relative.ts";
import type { Violation } from "../violations/violation.ts";
import { constrainedTrustRegion } from "./improvements/constrainedTrustRegion.ts";
import type { Improvement } from "./improvements/improvement.ts";
import { minibatches } from "./improvements/minibatches.ts";
import { trustRegion } from "./improvements/trustRegion.ts";
import type { Recipe } from "./recipe.ts";

/** What a family of parts does. */
interface Families {
  readonly network: NetworkMaker;
  readonly normalizer: NormalizerMaker;
  readonly policy: HeadMaker;
  readonly estimator: Estimator;
  readonly transform: Transform;
  readonly threshold: Threshold;
  readonly violation: Violation;
  readonly controller: Controller;
  readonly penalty: Penalty;
  readonly improvement: Improvement;
  readonly memory: MemoryMaker;
  readonly sampler: Sampler;
  readonly stopping: Stopping;
  readonly policyLoss: PolicyLoss;
  readonly valueLoss: ValueLoss;
  readonly schedule: Schedule;
  readonly optimizer: Optimizer;
}

/** The name of a family: what stands in the place of one another. */
export type Family = keyof Families;

/** Makes a part with its defaults, of which `with` makes any other. */
export type PartMaker<F = object> = () => Part<F>;

/** The shipped parts, by family and by name: what those can choose from who write no code. */
export const parts: { readonly [F in Family]: Readonly<Record<string, PartMaker<Families[F]>>> } = {
  network: { perceptron, sharedPerceptron },
  normalizer: { asSeen, runningNormalization },
  policy: { clippedGaussian, squashedGaussian },
  estimator: { costToGo, gae, mixed, mixedTargets, nStep, vtrace },
  transform: { asIs, center, inOrder, standardize, symlog },
  threshold: { adaptiveThreshold, curriculum, fixed, literalAdaptiveThreshold },
  violation: { absolute, literalRelative, relative },
  controller: { constant, cooled, cooledRegardless, dualAdam, dualAscent, pi, pid },
  penalty: { plain, recovering, rescaled },
  improvement: { constrainedTrustRegion, minibatches, trustRegion },
  memory: { fresh, replayed },
  sampler: { literalPrioritized, prioritized, shuffled },
  stopping: { klAbove, literalViolationStop, never },
  policyLoss: { annealedSurrogate, clippedSurrogate, surrogate },
  valueLoss: { clippedError, squaredError },
  schedule: { constant, linear },
  optimizer: { adam },
};

/** The keys of a recipe that hold a part. */
export type PartKey = { [K in keyof Recipe]: Recipe[K] extends string | number ? never : K }[keyof Recipe];

/** Which family stands at each key of a recipe. A family whose parts would not fit there does not compile. */
export const familyOf: {
  readonly [K in PartKey]: { [F in Family]: Families[F] extends Recipe[K] ? F : never }[Family];
} = {
  network: "network",
  observation: "normalizer",
  policy: "policy",
  advantage: "estimator",
  advantageTransform: "transform",
  costAdvantage: "estimator",
  costAdvantageTransform: "transform",
  threshold: "threshold",
  violation: "violation",
  multiplier: "controller",
  penalty: "penalty",
  combinedTransform: "transform",
  improvement: "improvement",
  memory: "memory",
  sampler: "sampler",
  stopping: "stopping",
  policyLoss: "policyLoss",
  valueLoss: "valueLoss",
  costValueLoss: "valueLoss",
  entropyBonus: "schedule",
  policyOptimizer: "optimizer",
  criticOptimizer: "optimizer",
  annealing: "schedule",
};
