import type { TaskRecord } from "../experiments/record.ts";
import { historyOf, type History } from "./curves.ts";
import type { Cloud } from "./figures/cloud.ts";
import { effectsOf, type VariantEffect } from "./effects.ts";
import { journeysOf, type Journeys } from "./journeys.ts";
import { isSlight, judge, type Judgement } from "./judgement.ts";
import { measuresOf, type RunMeasures } from "./measures/measures.ts";
import { outcomesOf } from "./outcomes.ts";
import type { Results } from "../tables/results.ts";
import { scaleOf, type Scale } from "./scale.ts";
import { summarize, type Summary } from "./summary.ts";

/** All that a report says about one task, as numbers. */
export interface Evidence {
  readonly task: TaskRecord;
  /** The task as a sentence calls it. */
  readonly title: string;
  readonly seeds: readonly number[];
  readonly scale: Scale;
  readonly method: Summary;
  /** In the order of the experiment. */
  readonly variants: readonly Variant[];
  readonly history: History;
  /** What training cost, the method first. */
  readonly journeys: readonly Journeys[];
  /** Everything that is measured of every run. */
  readonly measures: readonly RunMeasures[];
}

/** What is compared with the method. */
export interface Variant {
  readonly name: string;
  readonly summary: Summary;
  readonly effect: VariantEffect;
  readonly judgement: Judgement;
}

export function evidenceOf(results: Results, task: TaskRecord): Evidence {
  const { tasks, seeds } = results.experiment;
  const outcomes = outcomesOf(results, task);
  const [method, ...summaries] = outcomes.map((outcome) => summarize(task, outcome));
  const effects = effectsOf(task, outcomes);
  const journeys = journeysOf(results, task);
  const measures = measuresOf(results, task, outcomes, journeys);
  const isAlone = tasks.filter(({ env }) => env === task.env).length === 1;
  return {
    task,
    title: isAlone ? task.env : task.name,
    seeds,
    scale: scaleOf(task, outcomes[0]),
    method,
    variants: summaries.map((summary, i) => ({
      name: summary.outcome.algorithm,
      summary,
      effect: effects[i],
      judgement: judge(summary, effects[i]),
    })),
    history: historyOf(results, task),
    journeys,
    measures,
  };
}

/** The method and the variants, the method first. */
export const allSummaries = ({ method, variants }: Evidence): Summary[] => [
  method,
  ...variants.map(({ summary }) => summary),
];

/** What the caption of a picture of training has to say of lost runs. */
export const lostNote = (evidence: Evidence): string =>
  allSummaries(evidence).some(({ outcome }) => outcome.lost.length > 0)
    ? " A run that was lost ends where its numbers end."
    : "";

/** A cost by its name, or simply "cost" where there is only one. */
export const costNames = ({ constraints }: TaskRecord): string[] =>
  constraints.map(({ cost }) => (constraints.length > 1 ? cost : "cost"));

/** What the verdict makes of a variant: figures color it accordingly. */
export function roleOf({ method, variants }: Evidence, algorithm: string): Cloud["role"] {
  const variant = variants.find(({ name }) => name === algorithm);
  if (variant === undefined) return "method";
  const { judgement, effect } = variant;
  return judgement === "violates" || (judgement === "hurts" && !isSlight(effect, method)) ? "warned" : "other";
}
