import type { Learner, Losses } from "../engine/learner.ts";
import type { Rng } from "../math/rng.ts";
import type { Pool } from "../samplers/sampler.ts";
import type { Metrics } from "./algorithm.ts";
import type { Recipe } from "./recipe.ts";

/**
 * Passes over the samples, epoch after epoch, until they are done or the
 * stopping rule says so. Answers means over the gradient steps, and their number.
 */
export function improve(
  learner: Pick<Learner, "step" | "report">,
  { sampler, epochs, stopping }: Pick<Recipe, "sampler" | "epochs" | "stopping">,
  pool: Pool,
  worstCostRatio: number,
  rng: Rng,
): Metrics {
  const reports: Losses[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const minibatch of sampler(pool, rng)) learner.step(minibatch);
    const report = learner.report();
    reports.push(report);
    if (stopping({ approxKl: report.approxKl, worstCostRatio })) break;
  }
  const numGradientSteps = reports.reduce((sum, report) => sum + report.numGradientSteps, 0);
  const mean = (of: (losses: Losses) => number) =>
    reports.reduce((sum, report) => sum + of(report) * report.numGradientSteps, 0) / numGradientSteps;
  return {
    policyLoss: mean(({ policyLoss }) => policyLoss),
    valueLoss: mean(({ valueLoss }) => valueLoss),
    costValueLoss: mean(
      ({ costValueLosses }) =>
        costValueLosses.reduce((sum, loss) => sum + loss, 0) / Math.max(1, costValueLosses.length),
    ),
    entropy: mean(({ entropy }) => entropy),
    approxKl: mean(({ approxKl }) => approxKl),
    clipFraction: mean(({ clipFraction }) => clipFraction),
    policyGradNorm: mean(({ policyGradNorm }) => policyGradNorm),
    numGradientSteps,
  };
}
