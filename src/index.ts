// The public names, in the order in which data flows.

// Randomness and parts.
export { restoreRng, rng, type Rng, type RngState } from "./math/rng.ts";
export { definePart, isPart, settings, type Part } from "./part.ts";

// Environments and what is asked of an agent in them.
export {
  box,
  discrete,
  type ActionSpace,
  type Box,
  type Discrete,
  type Product,
  type Sample,
  type Space,
} from "./env/spaces.ts";
export { multiDiscrete } from "./env/multiDiscrete.ts";
export { product } from "./env/product.ts";
export type { Form, Halo, Role, Scene, Shape } from "./env/scene.ts";
export { sceneText } from "./env/sceneText.ts";
export { defineEnv, type AnyEnv, type Env, type Outcome } from "./env/defineEnv.ts";
export { derivedCosts } from "./env/derivedCosts.ts";
export type { Formula } from "./math/arithmetic.ts";
export { atMost, task, type Constraint, type Task } from "./env/task.ts";
export { vectorize, type VectorEnv } from "./env/vectorize.ts";
export { asGymnasium } from "./env/asGymnasium.ts";
export { checkEnv } from "./env/checkEnv.ts";
export { loadEnv } from "./env/registry.ts";

// Estimators, and what is done to advantages.
export type { Estimator, Signal, Trajectories } from "./estimators/signal.ts";
export { gae } from "./estimators/gae.ts";
export { nStep } from "./estimators/nStep.ts";
export { mixed } from "./estimators/mixed.ts";
export { mixedTargets } from "./estimators/mixedTargets.ts";
export { costToGo } from "./estimators/costToGo.ts";
export { vtrace } from "./estimators/vtrace.ts";
export type { Transform } from "./transforms/transform.ts";
export { asIs } from "./transforms/asIs.ts";
export { center } from "./transforms/center.ts";
export { inOrder } from "./transforms/inOrder.ts";
export { standardize } from "./transforms/standardize.ts";
export { symlog } from "./transforms/symlog.ts";

// What cost weighs: threshold, violation, multiplier, penalty.
export type { Threshold } from "./thresholds/threshold.ts";
export { adaptiveThreshold } from "./thresholds/adaptiveThreshold.ts";
export { curriculum } from "./thresholds/curriculum.ts";
export { fixed } from "./thresholds/fixed.ts";
export { literalAdaptiveThreshold } from "./thresholds/literalAdaptiveThreshold.ts";
export type { Violation } from "./violations/violation.ts";
export { absolute } from "./violations/absolute.ts";
export { literalRelative } from "./violations/literalRelative.ts";
export { relative } from "./violations/relative.ts";
export type { Controller, Pace } from "./controllers/controller.ts";
export { constant } from "./controllers/constant.ts";
export { cooled } from "./controllers/cooled.ts";
export { cooledRegardless } from "./controllers/cooledRegardless.ts";
export { dualAdam } from "./controllers/dualAdam.ts";
export { dualAscent } from "./controllers/dualAscent.ts";
export { linear } from "./controllers/linear.ts";
export { pi } from "./controllers/pi.ts";
export { pid } from "./controllers/pid.ts";
export type { Schedule } from "./controllers/schedule.ts";
export type { Burden, Penalty } from "./penalties/penalty.ts";
export { plain } from "./penalties/plain.ts";
export { recovering } from "./penalties/recovering.ts";
export { rescaled } from "./penalties/rescaled.ts";

// How networks see, act and learn.
export type { Normalizer, NormalizerMaker } from "./observations/normalizer.ts";
export { asSeen } from "./observations/asSeen.ts";
export { runningNormalization } from "./observations/runningNormalization.ts";
export type { Head, HeadMaker } from "./policies/head.ts";
export { clippedGaussian } from "./policies/clippedGaussian.ts";
export { squashedGaussian } from "./policies/squashedGaussian.ts";
export type { Operand, Tape, Var } from "./tape/tape.ts";
export type {
  PolicyColumns,
  PolicyLoss,
  PolicyLossBySlope,
  PolicyLossByTape,
  ValueColumns,
  ValueLoss,
  ValueLossBySlope,
  ValueLossByTape,
} from "./losses/loss.ts";
export { annealedSurrogate } from "./losses/annealedSurrogate.ts";
export { clippedError } from "./losses/clippedError.ts";
export { clippedSurrogate } from "./losses/clippedSurrogate.ts";
export { squaredError } from "./losses/squaredError.ts";
export { surrogate } from "./losses/surrogate.ts";
export type {
  PolicyLossByTensors,
  PolicyTensors,
  TensorLibrary,
  ValueLossByTensors,
  ValueTensors,
} from "./losses/tensors.ts";
export { adam } from "./optimizers/adam.ts";
export type { Pool, Sampler } from "./samplers/sampler.ts";
export { literalPrioritized } from "./samplers/literalPrioritized.ts";
export { prioritized } from "./samplers/prioritized.ts";
export { shuffled } from "./samplers/shuffled.ts";
export type { Memory, MemoryMaker } from "./memories/memory.ts";
export { fresh } from "./memories/fresh.ts";
export { replayed } from "./memories/replayed.ts";
export type { EpochNews, Stopping } from "./stopping/stopping.ts";
export { klAbove } from "./stopping/klAbove.ts";
export { literalViolationStop } from "./stopping/literalViolationStop.ts";
export { never } from "./stopping/never.ts";
export type { NetworkKind } from "./networks/networkKind.ts";
export type { Demand, NetworkMaker, NetworkPlan } from "./networks/networkPlan.ts";
export { perceptron } from "./networks/perceptron.ts";
export { separate } from "./networks/separate.ts";
export { shared } from "./networks/shared.ts";
export { sharedPerceptron } from "./networks/sharedPerceptron.ts";
export { tensorNetwork } from "./networks/tensorNetwork.ts";
export type { TensorModel, TensorModelMaker } from "./engine/tensorModel.ts";
export type { Activation, Engine, Networks, NetworkShape, Tangents } from "./engine/engine.ts";
export { reference } from "./engine/reference/reference.ts";
export { tensorflow, tfjs, type Backend } from "./engine/tfjs/tfjs.ts";
export { wasm, wasmEngine, type WasmOptions } from "./engine/wasm/wasm.ts";

// Algorithms.
export type { Agent, Algorithm, Policy } from "./algorithms/algorithm.ts";
export type { Recipe } from "./algorithms/recipe.ts";
export type {
  Demand as CostDemand,
  Improvement,
  Occasion,
  Passes,
  Trainee,
} from "./algorithms/improvements/improvement.ts";
export { constrainedTrustRegion } from "./algorithms/improvements/constrainedTrustRegion.ts";
export { minibatches } from "./algorithms/improvements/minibatches.ts";
export { trustRegion } from "./algorithms/improvements/trustRegion.ts";
export { lagrangianPpo } from "./algorithms/lagrangianPpo.ts";
export { a2c } from "./algorithms/a2c.ts";
export { cppoPid } from "./algorithms/cppoPid.ts";
export { everything } from "./algorithms/everything.ts";
export { ppo } from "./algorithms/ppo.ts";
export { ppoLagrangian } from "./algorithms/ppoLagrangian.ts";
export { cpo } from "./algorithms/cpo.ts";
export { trpo } from "./algorithms/trpo.ts";
export { trpoLagrangian } from "./algorithms/trpoLagrangian.ts";
export { recipes } from "./algorithms/recipes.ts";

// Training, judging, asking questions.
export type { Checkpoint } from "./checkpoint/checkpoint.ts";
export { readCheckpoint, writeCheckpoint } from "./checkpoint/files.ts";
export { train, type TrainOptions, type UpdateRow } from "./train.ts";
export { evaluate, type EvaluatedEpisode, type EvaluateOptions, type Mode } from "./evaluate.ts";
export { evaluatePolicy } from "./exact/evaluatePolicy.ts";
export { bestDeterministic } from "./exact/programs/bestDeterministic.ts";
export { certificate } from "./exact/certificate.ts";
export { costDistribution, probabilityAbove, tailMean } from "./exact/costDistribution.ts";
export { costRange } from "./exact/costRange.ts";
export { criticError, gaeBias } from "./exact/criticError.ts";
export { discountBias } from "./exact/discountBias.ts";
export { discover } from "./exact/discovery/discover.ts";
export { limitWarnings } from "./exact/limitWarnings.ts";
export { paretoFrontier } from "./exact/paretoFrontier.ts";
export { policyValues } from "./exact/policyValues.ts";
export { simulate } from "./exact/simulate.ts";
export { solve } from "./exact/solve.ts";
export type { Solution } from "./exact/solution.ts";
export { solveByProgram } from "./exact/programs/solveByProgram.ts";
export { tabularOf } from "./exact/discovery/tabularOf.ts";
export { visits } from "./exact/visits.ts";
export { policyTable } from "./exact/policyTable.ts";
export type { Exact, Optimum, Tabular } from "./exact/tabular.ts";
export { ablate, type Changes } from "./experiments/builders/ablate.ts";
export { addOneIn } from "./experiments/builders/addOneIn.ts";
export { grid, type KnobValue } from "./experiments/builders/grid.ts";
export { leaveOneOut } from "./experiments/builders/leaveOneOut.ts";
export { limits, type Bounds } from "./experiments/builders/limits.ts";
export { pairs } from "./experiments/builders/pairs.ts";
export { sweep } from "./experiments/builders/sweep.ts";
export { together } from "./experiments/builders/together.ts";
export { defineExperiment, range, runs, taskName, type Experiment, type Run } from "./experiments/experiment.ts";
