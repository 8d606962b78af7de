import type { Learner } from "../engine/learner.ts";
import type { Engine } from "../engine/engine.ts";
import type { Task } from "../env/task.ts";
import type { Rng } from "../math/rng.ts";
import type { EpisodeSummary } from "../rollout/episodes.ts";
import type { Rollout, Row } from "../rollout/rollout.ts";

/** A row of numbers for the log; names are columns of the results tables. */
export type Metrics = Readonly<Record<string, number>>;

/** What one constraint looked like at one update. */
export interface DualMetrics {
  readonly constraint: string; // the name of the cost
  readonly episodeCost: number; // J_C as the multiplier heard it, in the unit of the constraint
  readonly costLimit: number; // the user's limit
  readonly threshold: number; // what the multiplier aimed at
  readonly violation: number; // what the multiplier heard
  readonly lagrangeMultiplier: number; // λ̃, in units of standardized advantages
  readonly naturalMultiplier: number; // λ, reward per cost: comparable with an optimum
}

/** What came of an update. */
export interface UpdateReport {
  readonly losses: Metrics;
  readonly dual: readonly DualMetrics[];
}

/** Acts, without learning. */
export interface Policy {
  /** Draws actions: raw obs [batch, obsSize] → action [batch, actionSize], logProb [batch]. */
  act(obs: Float32Array, action: Float32Array, logProb: Float32Array, rng: Rng): void;
  /** The most probable actions. */
  mode(obs: Float32Array, action: Float32Array): void;
  /** Raw outputs of the policy network, row-major; logits where actions are discrete. */
  outputs(obs: Float32Array): Float64Array;
}

/** What the trainer asks of an algorithm: act, and learn from what came of it. */
export interface Agent {
  readonly policy: Policy;
  readonly learner: Learner;
  act(row: Row): void;
  /** `progress` is the share of training that was done when the rollout began. */
  update(rollout: Rollout, episodes: EpisodeSummary, progress: number): UpdateReport;
  /** Everything that changes, as plain data. */
  save(): unknown;
  restore(state: any): void;
}

export interface Algorithm {
  readonly name: string;
  readonly numSteps: number;
  readonly numEnvs: number;
  /** The record of parts that made it, for logs and hashes. */
  readonly recipe: object;
  agent(task: Task, engine: Engine, rng: Rng): Agent;
}
