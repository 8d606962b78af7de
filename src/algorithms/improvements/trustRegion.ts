import { dot } from "../../math/dot.ts";
import { definePart } from "../../part.ts";
import type { Improvement } from "./improvement.ts";
import { checkTrust, demandFinite, fitCritics, lineSearch, natural, trustDefaults } from "./withinTrust.ts";

/**
 * One long step of the policy per update, as far as the samples can be trusted:
 *
 *   min_θ L(θ)   subject to   mean KL(π_old ‖ π_θ) ≤ δ,
 *
 * with L linear and KL quadratic around θ_old, g = ∇L and F the Fisher matrix:
 *
 *   θ = θ_old − √(2δ / gᵀH⁻¹g) H⁻¹g,   H = F + damping · I,
 *
 * H⁻¹g by conjugate gradients. The step is shortened until L falls and KL is at
 * most δ; where no length will do the policy stays. The optimizer of the policy
 * and its annealing are not asked; the critics are fitted by minibatches.
 *
 * Schulman et al. (2015), https://arxiv.org/abs/1502.05477
 */
export const trustRegion = definePart("trustRegion", trustDefaults, (options): Improvement => {
  checkTrust("trustRegion", options);
  return ({ learner, passes }) => {
    const region = learner.trustRegion();
    const solve = natural(region, options);
    const [gradient, step] = [0, 1].map(() => new Float64Array(region.numParameters));
    return (occasion, rng) => {
      region.begin([]);
      const loss = region.gradient(0, gradient);
      const gradNorm = Math.sqrt(dot(gradient, gradient));
      demandFinite("trustRegion", gradNorm);
      solve(gradient, step);
      const square = dot(gradient, step); // gᵀH⁻¹g
      const length = square > 0 ? -Math.sqrt((2 * options.maxKl) / square) : 0;
      for (let p = 0; p < step.length; p++) step[p] *= length;
      const standing = lineSearch(
        region,
        step,
        options,
        ({ objectives, kl }) => kl <= options.maxKl && objectives[0] <= loss,
      );
      return fitCritics(learner, passes, occasion, { ...standing, gradNorm }, rng);
    };
  };
});
