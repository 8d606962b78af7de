import { constraint, costLimit, run, type Entry } from "./entries.ts";
import type { DerivedTableName } from "./results.ts";

const episodes = "over the evaluated episodes of the final stochastic policy";
const training = "over the steps of training";
const cost = "unit of the constraint";
const lambda = "standardized reward / standardized cost";
const steps = "env steps";

const interval: readonly Entry[] = [
  ["value", "number", "of the measure", "over the runs that have a number"],
  ["low", "number", "of the measure", "where its 95 % interval begins; NaN where there are too few runs for one"],
  ["high", "number", "of the measure", "where it ends"],
];

const comparison: readonly Entry[] = [
  ["difference", "number", "of the measure", "mean over pairs of runs with the same seed: algorithm less other"],
  ["low", "number", "of the measure", "where its 95 % bootstrap interval begins"],
  ["high", "number", "of the measure", "where it ends"],
  ["pValue", "number", "1", "two-sided p of the paired permutation test"],
  ["adjusted", "number", "1", "the same after Holm's correction within the task, the measure and the family"],
  ["improvement", "number", "1", "probability that a run of algorithm does better than one of other; a lost run loses"],
  ["improvementLow", "number", "1", "where its 95 % bootstrap interval begins"],
  ["improvementHigh", "number", "1", "where it ends"],
];

/** The columns of the tables that are worked out from those of the runs. */
export const derivedEntries: Readonly<Record<DerivedTableName, readonly Entry[]>> = {
  measures: [
    ...run,
    constraint,
    costLimit,
    ["status", "text", "", "done, or why the run has no number: not run, what it failed with, ended in NaN"],
    [
      "episodeReturn",
      "number",
      "reward / episode",
      "expected return of the final stochastic policy; exact where known",
    ],
    ["meanReturn", "number", "reward / episode", "return averaged over the steps of training; NaN for a lost run"],
    [
      "feasibleReturn",
      "number",
      "reward / episode",
      "episodeReturn where all limits are kept; elsewhere, and for a lost run, at most the least of any run on the task",
    ],
    ["deterministicReturn", "number", "reward / episode", "of the policy that takes the most probable action"],
    ["episodeCost", "number", cost, "expected cost of the final stochastic policy; exact where known"],
    ["costRatio", "number", "1", "episodeCost / costLimit; 0 / 0 is 0, and any other cost over a limit of 0 is ∞"],
    ["isKept", "number", "1", "1 where the cost is at most 5 % above the limit, else 0"],
    ["deterministicCost", "number", cost, "of the policy that takes the most probable action"],
    ["violationProbability", "number", "1", `share of episodes that cost more than the limit, ${episodes}`],
    ["cvar90", "number", "cost / episode", `mean cost of the worst tenth, ${episodes}`],
    ["longestCostSpell", "number", steps, `expected maximum of consecutive steps that cost (EMCC), ${episodes}`],
    [
      "costRate",
      "number",
      "cost / env step",
      `cost per step ${training}, from the episodes that ended in each rollout`,
    ],
    ["strongViolation", "number", cost, `Σ max(0, J_C − d) Δsteps / Σ Δsteps, ${training}`],
    ["weakViolation", "number", cost, `Σ (J_C − d) Δsteps / Σ Δsteps, ${training}`],
    ["violatingShare", "number", "1", "share of the updates at which the limit was exceeded"],
    ["longestViolation", "number", "updates", "the most updates in a row at which it was exceeded"],
    ["firstFeasibleStep", "number", steps, "the first of three updates in a row within 1.05 d; NaN: never"],
    ["settlingStep", "number", steps, "from here on the run never again left 1.05 d; NaN: it ended outside"],
    ["finalMultiplier", "number", lambda, "λ of the last update"],
    ["peakMultiplier", "number", lambda, "the greatest λ of any update"],
    ["multiplierSwing", "number", lambda, "peak to peak over the last fifth of training"],
    ["multiplierPeriod", "number", "updates", "between upward crossings in the second half; NaN for fewer than two"],
    ["naturalMultiplier", "number", "reward / cost", "λ in natural units, mean over the last fifth of training"],
    ["numGradientSteps", "number", "1", "gradient steps of the whole run"],
  ],
  summary: [
    run[0],
    run[1],
    constraint,
    ["measure", "text", "", "a column of the table measures"],
    ["statistic", "text", "", "iqm: interquartile mean; mean; median; share: of seeds, with Wilson's interval"],
    ...interval,
    ["numRuns", "number", "1", "runs that have a number"],
    ["numSeeds", "number", "1", "runs that were asked for; what is missing failed, ended in NaN or never got there"],
  ],
  pairwise: [
    run[0],
    ["measure", "text", "", "episodeReturn or episodeCost"],
    constraint,
    ["algorithm", "text", "", "which algorithm"],
    ["other", "text", "", "which it is compared with"],
    ["family", "text", "", "what is corrected together: method, against the first algorithm; others, the other pairs"],
    ["numPairs", "number", "1", "seeds for which both runs have a number"],
    ["numMissing", "number", "1", "seeds for which one has none; they count in the probability of improvement"],
    ...comparison,
  ],
  metrics: [
    ...run,
    constraint,
    ["metric", "text", "", "the name of a metric that the experiment declares; where it declares none, no such table"],
    ["value", "number", "of the metric", "what its formula makes of the row of measures"],
  ],
  timing: [
    ...run,
    ["seconds", "number", "s", "wall-clock time of training; in report/timing.csv, as no two machines agree on it"],
    ["stepsPerSecond", "number", "env steps / s", "environment steps per second of it"],
  ],
};
