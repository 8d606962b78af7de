import type { Constraint } from "../../env/task.ts";
import type { TaskRecord } from "../../experiments/record.ts";
import { cvar } from "../../stats/cvar.ts";
import { mean } from "../../stats/mean.ts";
import type { Results } from "../../tables/results.ts";
import type { Journey, Journeys } from "../journeys.ts";
import { finite, type Outcome } from "../outcomes.ts";
import { keeps } from "../summary.ts";
import { costRatio } from "./costRatio.ts";
import type { ConstraintMeasure, RunMeasure } from "../../experiments/measureNames.ts";
import { trainingMeasures, type TrainingMeasures } from "./training.ts";

/** All that is measured of one run, as the codebook explains it under `measures`. NaN: no number. */
export interface RunMeasures {
  readonly algorithm: string;
  readonly seed: number;
  /** "done", or why there is no number. */
  readonly status: string;
  readonly ofRun: Readonly<Record<RunMeasure, number>>;
  readonly ofConstraint: readonly Readonly<Record<ConstraintMeasure, number>>[]; // one per constraint
}

/** What was measured of every run on a task, in the order of the experiment; runs that are lost or missing stand among them. */
export function measuresOf(
  results: Results,
  task: TaskRecord,
  outcomes: readonly Outcome[],
  journeys: readonly Journeys[],
): RunMeasures[] {
  const training = trainingMeasures(results, task);
  const least = Math.min(...finite(outcomes.flatMap(({ episodeReturn }) => episodeReturn)));
  return outcomes.flatMap((outcome, a) =>
    results.experiment.seeds.map((seed, i): RunMeasures => {
      const { algorithm, episodeReturn, episodeCost, deterministicReturn, lost } = outcome;
      const loss = lost.find((run) => run.seed === seed);
      const learned = training(algorithm, seed);
      const isFeasible = !loss && task.constraints.every(({ costLimit }, k) => keeps(episodeCost[k][i], costLimit));
      return {
        algorithm,
        seed,
        status: loss?.reason ?? "done",
        ofRun: {
          episodeReturn: episodeReturn[i],
          meanReturn: loss ? NaN : learned.meanReturn,
          feasibleReturn: isFeasible ? episodeReturn[i] : atMost(least, episodeReturn[i]),
          deterministicReturn: deterministicReturn[i],
          numGradientSteps: learned.numGradientSteps,
        },
        ofConstraint: task.constraints.map((constraint, k) =>
          measured(
            constraint,
            episodesOf(outcome, k, i),
            learned,
            journeys[a].constraints[k].find((one) => one.seed === seed),
          ),
        ),
      };
    }),
  );
}

/** What one seed's final policy costs, by one constraint. */
const episodesOf = (
  { episodes, episodeCost, deterministicCost, naturalMultiplier }: Outcome,
  k: number,
  i: number,
) => ({
  sampled: episodes[k][i],
  episodeCost: episodeCost[k][i],
  deterministicCost: deterministicCost[k][i],
  naturalMultiplier: naturalMultiplier[k][i],
});

function measured(
  { costLimit, kind, cost }: Constraint,
  { sampled, episodeCost, deterministicCost, naturalMultiplier }: ReturnType<typeof episodesOf>,
  { costRate }: TrainingMeasures,
  journey: Journey | undefined,
): Readonly<Record<ConstraintMeasure, number>> {
  const costs = finite(sampled.map((episode) => episode.episodeCost));
  // A limit on a rate or on a discounted sum says nothing of a single episode's cost.
  const ofEpisodes = (read: () => number) => (kind === "episodic" && costs.length > 0 ? read() : NaN);
  return {
    episodeCost,
    costRatio: costRatio(episodeCost, costLimit),
    isKept: Number.isFinite(episodeCost) ? Number(keeps(episodeCost, costLimit)) : NaN,
    deterministicCost,
    violationProbability: ofEpisodes(() => mean(costs.map((one) => Number(one > costLimit)))),
    cvar90: ofEpisodes(() => cvar(costs, 0.9)),
    longestCostSpell: mean(sampled.map((episode) => episode.longestCostSpell)),
    costRate: costRate[cost],
    strongViolation: journey?.strongViolation ?? NaN,
    weakViolation: journey?.weakViolation ?? NaN,
    violatingShare: journey?.violatingShare ?? NaN,
    longestViolation: journey?.longestViolation ?? NaN,
    firstFeasibleStep: journey?.firstFeasibleStep ?? NaN,
    settlingStep: journey?.settlingStep ?? NaN,
    finalMultiplier: journey?.multiplier.last ?? NaN,
    peakMultiplier: journey?.multiplier.peak ?? NaN,
    multiplierSwing: journey?.multiplier.peakToPeak ?? NaN,
    multiplierPeriod: journey?.multiplier.period ?? NaN,
    naturalMultiplier,
  };
}

/** The lesser of the two; a return that is not known is no excuse. */
const atMost = (bound: number, value: number): number => (value < bound ? value : Number.isFinite(bound) ? bound : NaN);
