import type { Losses } from "./learner.ts";

/** Sums over gradient steps, to be written to freely. */
export interface LossSums {
  policyLoss: number;
  entropy: number;
  approxKl: number;
  clipFraction: number;
  policyGradNorm: number;
  numGradientSteps: number;
  readonly criticLosses: Float64Array; // [numCritics]
  /** Whether every loss is a finite number. */
  finite(): boolean;
  /** The means since the last time it was asked; all 0 where there was no step. */
  report(): Losses;
}

const nothing = { policyLoss: 0, entropy: 0, approxKl: 0, clipFraction: 0, policyGradNorm: 0, numGradientSteps: 0 };

/** Where the losses of gradient steps add up. */
export function lossSums(numCritics: number): LossSums {
  const sums: LossSums = {
    ...nothing,
    criticLosses: new Float64Array(numCritics),
    finite: () => Number.isFinite(sums.policyLoss) && sums.criticLosses.every(Number.isFinite),
    report() {
      const { numGradientSteps } = sums;
      const mean = (sum: number) => sum / Math.max(1, numGradientSteps);
      const [valueLoss, ...costValueLosses] = Array.from(sums.criticLosses, mean);
      const losses = {
        policyLoss: mean(sums.policyLoss),
        valueLoss,
        costValueLosses,
        entropy: mean(sums.entropy),
        approxKl: mean(sums.approxKl),
        clipFraction: mean(sums.clipFraction),
        policyGradNorm: mean(sums.policyGradNorm),
        numGradientSteps,
      };
      Object.assign(sums, nothing);
      sums.criticLosses.fill(0);
      return losses;
    },
  };
  return sums;
}
