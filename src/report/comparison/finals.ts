import type { TaskRecord } from "../../experiments/record.ts";
import type { OpenedResults } from "../../imports/openResults.ts";
import { mean } from "../../stats/mean.ts";
import type { Estimate } from "../../stats/scores.ts";
import { wilson } from "../../stats/wilson.ts";
import { finite, outcomesOf, type Outcome } from "../outcomes.ts";
import type { DualRow, TrainingRow } from "../rows.ts";
import { rowsOf } from "./rowsOf.ts";
import { keeping, middleOf } from "../summary.ts";
import { ownConstraint, type ComparedTask, type Contender } from "./contenders.ts";

/** What the runs of a contender came to, one number per seed. NaN: no number. */
export interface Finals {
  readonly contender: Contender;
  readonly episodeReturn: readonly number[]; // [seed]
  readonly episodeCost: readonly (readonly number[])[]; // [constraint][seed]
  /** Interquartile means. */
  readonly middleReturn: Estimate;
  readonly middleCost: readonly Estimate[]; // [constraint]
  /** Of the seeds with a number, how many keep the limit; NaN where nobody stated one. */
  readonly numKept: readonly number[]; // [constraint]
  readonly kept: readonly Estimate[]; // [constraint]
  /** Whether most seeds break the limit. */
  readonly violated: readonly boolean[]; // [constraint]
  readonly numFinished: number;
  readonly lastStep: number; // env steps, the furthest that a run has come
}

/** How the numbers of a task were had: of final policies, or from training. */
export type Measure = "evaluation" | "training";

/** How much of training, at its end, the numbers of training are means over. */
export const LATE = 0.1;

/**
 * What contenders came to, measured alike: by the evaluation of their final
 * policies where all have one, else by the last tenth of their training.
 */
export function finalsOf(task: ComparedTask): { measure: Measure; finals: readonly Finals[] } {
  const isEvaluated = task.contenders.every(({ results }) => results.results.tables.evaluation.numRows() > 0);
  const measure = isEvaluated ? "evaluation" : "training";
  const read = { evaluation: evaluations(), training: late }[measure];
  return { measure, finals: task.contenders.map((contender) => summarized(task, contender, read(task, contender))) };
}

type Numbers = Pick<Finals, "episodeReturn" | "episodeCost">;

/** Of the evaluation, the numbers of the stochastic policies. */
function evaluations(): (shared: ComparedTask, contender: Contender) => Numbers {
  // The outcomes of all algorithms of a task come at once.
  const known = new Map<OpenedResults, Map<TaskRecord, readonly Outcome[]>>();
  return (shared, contender) => {
    const { results, task, algorithm, seeds } = contender;
    const ofResults = known.get(results) ?? new Map<TaskRecord, readonly Outcome[]>();
    known.set(results, ofResults);
    const outcomes = ofResults.get(task) ?? outcomesOf(results.results, task);
    ofResults.set(task, outcomes);
    const outcome = outcomes.find((each) => each.algorithm === algorithm)!;
    const all = results.results.experiment.seeds;
    const ofMine = (values: readonly number[] | undefined) => seeds.map((seed) => values?.[all.indexOf(seed)] ?? NaN);
    return {
      episodeReturn: ofMine(outcome.episodeReturn),
      episodeCost: shared.constraints.map((_, k) => {
        const own = ownConstraint(contender, shared, k);
        return ofMine(own && outcome.episodeCost[task.constraints.indexOf(own)]);
      }),
    };
  };
}

/** Of training, the means over its last tenth. */
function late(shared: ComparedTask, contender: Contender): Numbers {
  const { results, task, algorithm, seeds } = contender;
  const training = rowsOf<TrainingRow>(results.results.tables.training);
  const dual = rowsOf<DualRow>(results.results.tables.dual);
  return {
    episodeReturn: seeds.map((seed) =>
      lateMean(training(task.name, algorithm, seed).map((row) => [row.step, row.episodeReturn])),
    ),
    episodeCost: shared.constraints.map((_, k) => {
      const own = ownConstraint(contender, shared, k);
      const rows = (seed: number) => dual(task.name, algorithm, seed).filter((row) => row.constraint === own?.cost);
      return seeds.map((seed) => lateMean(rows(seed).map((row) => [row.step, row.episodeCost])));
    }),
  };
}

function lateMean(points: readonly (readonly [step: number, value: number])[]): number {
  const last = points.at(-1)?.[0] ?? 0;
  return mean(finite(points.filter(([step]) => step > (1 - LATE) * last).map(([, value]) => value)));
}

function summarized(task: ComparedTask, contender: Contender, { episodeReturn, episodeCost }: Numbers): Finals {
  const judged = task.constraints.map(({ costLimit }, k) =>
    Number.isNaN(costLimit) ? { numKept: NaN, violated: false } : keeping(finite(episodeCost[k]), costLimit),
  );
  const { results, task: own, algorithm, seeds } = contender;
  const training = rowsOf<TrainingRow>(results.results.tables.training);
  return {
    contender,
    episodeReturn,
    episodeCost,
    middleReturn: middleOf(episodeReturn),
    middleCost: task.constraints.map((_, k) => {
      const middle = middleOf(episodeCost[k]);
      return { ...middle, low: Math.max(0, middle.low) };
    }),
    numKept: judged.map(({ numKept }) => numKept),
    kept: judged.map(({ numKept }, k) => wilson(numKept, finite(episodeCost[k]).length)),
    violated: judged.map(({ violated }) => violated),
    numFinished: finite(episodeReturn).length,
    lastStep: Math.max(0, ...seeds.map((seed) => training(own.name, algorithm, seed).at(-1)?.step ?? 0)),
  };
}
