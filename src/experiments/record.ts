import type { DualMetrics, Metrics } from "../algorithms/algorithm.ts";
import type { Constraint } from "../env/task.ts";
import type { EvaluatedEpisode, Mode } from "../evaluate.ts";
import type { Recorded } from "./recording/recordEpisode.ts";
import type { Frontier, Optimum } from "../exact/tabular.ts";

/** A task as the results remember it. */
export interface TaskRecord {
  /** As in the tables: the environment's id and the limits. */
  readonly name: string;
  readonly env: string;
  readonly constraints: readonly Constraint[];
  /** Environment steps of one run on this task, where it is not the experiment's number. */
  readonly totalSteps?: number;
  /**
   * The best that can be done, where it is known: the environment is small and
   * the only constraint is an episodic one on its first cost.
   */
  readonly optimum?: Optimum;
  /** Vertices of the Pareto frontier, cost rising: [episode cost, best episode return]. */
  readonly frontier?: Frontier;
}

/** An algorithm as the results remember it. */
export interface AlgorithmRecord {
  readonly name: string;
  /** The settings of every part, as plain data. */
  readonly recipe: unknown;
}

/** What `experiment.json` holds: all that a reader of the tables has to know about where they come from. */
export interface ExperimentRecord {
  readonly name: string;
  readonly question: string;
  /** What was typed to get these results. */
  readonly command: string;
  /** SHA-256 of what decides the numbers: the engine, the tasks, the recipes, the seeds and how long they train. */
  readonly hash: string;
  /** The version of Saddle. */
  readonly version: string;
  readonly engine: string;
  readonly tasks: readonly TaskRecord[];
  /** The first is the method that the others are compared with. */
  readonly algorithms: readonly AlgorithmRecord[];
  readonly seeds: readonly number[];
  readonly totalSteps: number; // environment steps of one run, where its task has no number of its own
  readonly evaluationEpisodes: number; // per run and mode
}

/** Expected sums over an episode, computed and not sampled. */
export interface ExactEvaluation {
  readonly episodeReturn: number;
  readonly episodeLength: number;
  readonly episodeCosts: readonly number[]; // one per cost of the environment
}

/** A line of `updates.jsonl`. */
export interface UpdateRecord {
  readonly update: number; // 1, 2, …
  readonly step: number; // environment steps so far, over all copies
  readonly episodes: Metrics;
  readonly dual: readonly DualMetrics[]; // one per constraint
  readonly losses: Metrics;
  /** Of the stochastic policy that this update made; at most 60 updates of a run have it. */
  readonly exact?: ExactEvaluation;
}

/** What `evaluation.json` holds: how the trained policy does, in each mode. */
export interface EvaluationRecord {
  readonly sampled: Readonly<Record<Mode, readonly EvaluatedEpisode[]>>;
  readonly exact?: Readonly<Record<Mode, ExactEvaluation>>;
  /** An episode of the stochastic policy, where the environment says how it looks. */
  readonly recording?: Recorded;
}

/** What `failed.json` holds. */
export interface FailureRecord {
  readonly error: string;
  readonly stack?: string;
}
