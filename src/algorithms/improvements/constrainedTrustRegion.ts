import { dot } from "../../math/dot.ts";
import { definePart } from "../../part.ts";
import { constrainedStep } from "./constrainedStep.ts";
import type { Improvement } from "./improvement.ts";
import { checkTrust, demandFinite, fitCritics, lineSearch, natural, trustDefaults } from "./withinTrust.ts";

/**
 * Like `trustRegion`, but each step by itself keeps the constraint, as far as can be told from the samples:
 *
 *   min_θ L(θ)   subject to   J_C(π_old) + E[Σₜ (π_θ/π_old) Âᶜ] ≤ d,   mean KL(π_old ‖ π_θ) ≤ δ,
 *
 * linear and quadratic around θ_old as there, and solved exactly by `constrainedStep`. Where the constraint is broken
 * so far that no step within the trust region can mend it, the step is the one that lowers the cost most. The step is
 * shortened until KL is at most δ, the surrogate of the cost rises by no more than the room there is, and, unless
 * the constraint is broken, L falls.
 *
 * It keeps one constraint; without one it is `trustRegion`. There is no multiplier to wind up: a recipe's `multiplier`
 * should be `constant(0)`, any other adds its price to L. Cost advantages should be centered.
 *
 * Achiam et al. (2017), https://arxiv.org/abs/1705.10528
 */
export const constrainedTrustRegion = definePart("constrainedTrustRegion", trustDefaults, (options): Improvement => {
  checkTrust("constrainedTrustRegion", options);
  return ({ learner, passes, numConstraints }) => {
    if (numConstraints > 1) {
      throw new Error(
        `constrainedTrustRegion: the task has ${numConstraints} constraints and it keeps one; `
          + "use trustRegion() with a multiplier for each",
      );
    }
    const region = learner.trustRegion();
    const solve = natural(region, options);
    const vector = () => new Float64Array(region.numParameters);
    const [gradient, costGradient, downhill, cheaper, step] = [vector(), vector(), vector(), vector(), vector()];
    return (occasion, rng) => {
      const { demands } = occasion;
      region.begin(demands.map(({ advantage }) => advantage));
      const loss = region.gradient(0, gradient);
      const cost = demands.length > 0 ? region.gradient(1, costGradient) : 0;
      const excess = demands.length > 0 ? demands[0].excess : -1;
      const gradNorm = Math.sqrt(dot(gradient, gradient));
      demandFinite("constrainedTrustRegion", gradNorm + dot(costGradient, costGradient));
      solve(gradient, downhill);
      solve(costGradient, cheaper);
      const { alongLoss, alongCost } = constrainedStep({
        q: dot(gradient, downhill),
        r: (dot(gradient, cheaper) + dot(costGradient, downhill)) / 2, // alike, but for what the solver left over
        s: dot(costGradient, cheaper),
        excess,
        radius: 2 * options.maxKl,
      });
      for (let p = 0; p < step.length; p++) step[p] = alongLoss * downhill[p] + alongCost * cheaper[p];
      const standing = lineSearch(region, step, options, ({ objectives: [lossThere, costThere = 0], kl }) => {
        const rise = costThere - cost;
        return kl <= options.maxKl && rise <= Math.max(0, -excess) && (excess > 0 || lossThere <= loss);
      });
      return fitCritics(learner, passes, occasion, { ...standing, gradNorm }, rng);
    };
  };
});
