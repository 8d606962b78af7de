import { cooled } from "../controllers/cooled.ts";
import { pid } from "../controllers/pid.ts";
import { gae } from "../estimators/gae.ts";
import { mixedTargets } from "../estimators/mixedTargets.ts";
import { nStep } from "../estimators/nStep.ts";
import { clippedError } from "../losses/clippedError.ts";
import { recovering } from "../penalties/recovering.ts";
import { rescaled } from "../penalties/rescaled.ts";
import { prioritized } from "../samplers/prioritized.ts";
import { adaptiveThreshold } from "../thresholds/adaptiveThreshold.ts";
import { symlog } from "../transforms/symlog.ts";
import { cppoPid } from "./cppoPid.ts";
import type { Recipe } from "./recipe.ts";

const mix = mixedTargets({ estimator: gae(), other: nStep() });

/**
 * CPPO-PID with every technique of the toolbox switched on, each in its sound
 * reading: the whole against which an ablation measures the parts. For use,
 * prefer the plain {@link cppoPid}, which is as good and simpler.
 */
export const everything: Recipe = {
  ...cppoPid,
  name: "everything",
  advantage: mix,
  costAdvantage: mix,
  threshold: adaptiveThreshold(),
  multiplier: cooled({ multiplier: pid() }),
  penalty: recovering({ penalty: rescaled() }),
  combinedTransform: symlog(),
  sampler: prioritized(),
  valueLoss: clippedError({ clipRange: 1 }),
  costValueLoss: clippedError({ clipRange: 1 }),
};
