import { atLeast, positive, positiveWhole, within } from "../../check.ts";
import type { Learner, Standing, TrustRegion } from "../../engine/learner.ts";
import { conjugateGradient } from "../../math/conjugateGradient.ts";
import type { Rng } from "../../math/rng.ts";
import type { Stopping } from "../../stopping/stopping.ts";
import type { Metrics } from "../algorithm.ts";
import { improve } from "../improve.ts";
import type { Occasion, Passes } from "./improvement.ts";

/** How far a policy is trusted, and how the step is found. */
export interface TrustOptions {
  readonly maxKl: number; // δ, mean KL(π_old ‖ π) of a step at most, nats
  readonly damping: number; // added to the Fisher matrix, times the identity
  readonly iterations: number; // of conjugate gradients
  readonly backtracks: number; // steps tried, each shorter than the one before
  readonly backtrackRatio: number; // by how much
}

export const trustDefaults: TrustOptions = {
  maxKl: 0.01,
  damping: 0.1,
  iterations: 10,
  backtracks: 10,
  backtrackRatio: 0.8,
};

const tolerance = 1e-6; // of the solver's residual, relative

/** @throws where an option cannot be. */
export function checkTrust(part: string, options: TrustOptions): void {
  positive(part, "maxKl", options.maxKl);
  atLeast(part, "damping", options.damping, 0);
  positiveWhole(part, "iterations", options.iterations);
  positiveWhole(part, "backtracks", options.backtracks);
  within(part, "backtrackRatio", options.backtrackRatio, 0.01, 0.99);
}

/** Solves (F + damping · I) x = b for the Fisher matrix F of a policy. */
export function natural(region: TrustRegion, { iterations, damping }: TrustOptions) {
  const { numParameters, fisherTimes } = region;
  const solve = conjugateGradient(numParameters, { iterations, tolerance });
  const multiply = (vector: Float64Array, product: Float64Array) => {
    fisherTimes(vector, product);
    for (let p = 0; p < numParameters; p++) product[p] += damping * vector[p];
  };
  return (b: Float64Array, x: Float64Array): void => void solve(multiply, b, x);
}

/**
 * Shortens a step until it is acceptable: by 1, ratio, ratio², … Answers where the policy then stands, which is where
 * it stood if no length will do.
 */
export function lineSearch(
  region: TrustRegion,
  step: Float64Array,
  { backtracks, backtrackRatio }: TrustOptions,
  accepts: (standing: Standing) => boolean,
): Standing {
  let fraction = 1;
  for (let trial = 0; trial < backtracks; trial++) {
    region.move(step, fraction);
    const standing = region.measure();
    if (accepts(standing)) return standing;
    fraction *= backtrackRatio;
  }
  region.move(step.fill(0), 1);
  return region.measure();
}

/** Passes over the samples by the critics alone; of the policy it reports what a step made of it. */
export function fitCritics(
  learner: Learner,
  passes: Passes,
  { pool, worstCostRatio }: Occasion,
  policy: Standing & { readonly gradNorm: number },
  rng: Rng,
): Metrics {
  const critics = { step: learner.stepCritics, report: learner.report };
  const { policyLoss, entropy, kl, clipFraction, gradNorm } = policy;
  const stopping: Stopping = (news) => passes.stopping({ ...news, approxKl: kl });
  return {
    ...improve(critics, { ...passes, stopping }, pool, worstCostRatio, rng),
    policyLoss,
    entropy,
    approxKl: kl,
    clipFraction,
    policyGradNorm: gradNorm,
  };
}

/** Refuses a gradient that leads nowhere. */
export function demandFinite(part: string, norm: number): void {
  if (Number.isFinite(norm)) return;
  throw new Error(
    `${part}: the norm of the policy's gradient is ${norm}; it must be finite: `
      + "check that rewards, costs and observations are finite and not huge",
  );
}
