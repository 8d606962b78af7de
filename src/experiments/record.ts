import type { DualMetrics, Metrics } from "../algorithms/algorithm.ts";
import type { Constraint } from "../env/task.ts";
import type { EvaluatedEpisode, Mode } from "../evaluate.ts";
import type { Formula } from "../math/arithmetic.ts";
import type { Recorded } from "./recording/recordEpisode.ts";
import type { Role } from "../env/scene.ts";
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
  /** Where the states of the environment are, if they are the cells of a grid. */
  readonly map?: MapRecord;
}

/** A map whose cells are the states of an environment, and what is best to do on it. */
export interface MapRecord {
  /** One text per row, one character per cell: `.` for plain ground, else the sign on the tile. */
  readonly rows: readonly string[];
  /** What the tiles are to the agent, by their signs. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The cell of each state, row by row from 0; [numStates]. */
  readonly cells: Int32Array;
  /** Where each action leads, one step down and to the right; [numActions]. */
  readonly moves: readonly (readonly [down: number, right: number])[];
  /** The best policy within the limits; absent where some limit is not on the cost of an episode. */
  readonly optimum?: OptimumOnMap;
}

/** The best policy within limits; where nothing is, the one of least total excess. */
export interface OptimumOnMap extends PolicyRecord {
  readonly isFeasible: boolean;
  readonly episodeReturn: number; // NaN where nothing is feasible
  readonly episodeCosts: readonly number[]; // one per constraint
}

/** A policy on a map: what it does, and how often it comes there. */
export interface PolicyRecord {
  /** π(a|s), for policies that see the time on average over an episode; [numStates × numActions]. */
  readonly probabilities: Float32Array;
  /** Steps of an episode that are taken from each state, on average; [numStates]. */
  readonly visits: Float32Array;
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
  /** The sensitivity strips among the algorithms, where there are any. */
  readonly sweeps?: readonly SweepRecord[];
  /** What is to be computed of each run beside the usual measures, by name. */
  readonly metrics?: Readonly<Record<string, Formula>>;
}

/** Algorithms that differ in one number only: a sensitivity strip. */
export interface SweepRecord {
  /** The path of the number, as in `--set`; of numbers that are turned as one, their paths with commas between them. */
  readonly knob: string;
  /** At least three, value rising. */
  readonly points: readonly { readonly algorithm: string; readonly value: number }[];
}

/** Expected sums over an episode, computed and not sampled. */
export interface ExactEvaluation {
  readonly episodeReturn: number;
  readonly episodeLength: number;
  readonly episodeCosts: readonly number[]; // one per cost of the environment
}

/** What an update led to: the value of its policy, and how far that and its multipliers are from a saddle point. */
export interface ExactUpdate extends ExactEvaluation {
  /** max_π L(π, λ) − L of this policy, both discounted as the agent's advantages are; λ in reward per cost. */
  readonly stationarity?: number;
  /** g(λ) = max_π J(π) − Σₖ λₖ (Jᶜₖ(π) − dₖ), undiscounted: no policy within the limits earns more. */
  readonly dualBound?: number;
}

/** A line of `updates.jsonl`. */
export interface UpdateRecord {
  readonly update: number; // 1, 2, …
  readonly step: number; // environment steps so far, over all copies
  readonly episodes: Metrics;
  readonly dual: readonly DualMetrics[]; // one per constraint
  readonly losses: Metrics;
  /** Of the stochastic policy that this update made; at most 60 updates of a run have it. */
  readonly exact?: ExactUpdate;
}

/** What `evaluation.json` holds: how the trained policy does, in each mode. */
export interface EvaluationRecord {
  readonly sampled: Readonly<Record<Mode, readonly EvaluatedEpisode[]>>;
  readonly exact?: Readonly<Record<Mode, ExactEvaluation>>;
  /** What the stochastic policy does where, if the states of the environment are places on a map. */
  readonly policy?: PolicyRecord;
  /** An episode of the stochastic policy, where the environment says how it looks. */
  readonly recording?: Recorded;
}

/** What `failed.json` holds. */
export interface FailureRecord {
  readonly error: string;
  readonly stack?: string;
  /** How often the run has failed in a row; 1 where nothing is said. */
  readonly attempts?: number;
}
