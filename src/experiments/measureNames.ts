/** What is measured of a run as a whole; the codebook explains each under `measures`. */
export const runMeasures = [
  "episodeReturn",
  "meanReturn",
  "feasibleReturn",
  "deterministicReturn",
  "numGradientSteps",
] as const;

/** What is measured of a run for each constraint. */
export const constraintMeasures = [
  "episodeCost",
  "costRatio",
  "isKept",
  "deterministicCost",
  "violationProbability",
  "cvar90",
  "longestCostSpell",
  "costRate",
  "strongViolation",
  "weakViolation",
  "violatingShare",
  "longestViolation",
  "firstFeasibleStep",
  "settlingStep",
  "finalMultiplier",
  "peakMultiplier",
  "multiplierSwing",
  "multiplierPeriod",
  "naturalMultiplier",
] as const;

export type RunMeasure = (typeof runMeasures)[number];
export type ConstraintMeasure = (typeof constraintMeasures)[number];
