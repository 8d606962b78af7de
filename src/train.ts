import type { Agent, Algorithm, DualMetrics, Metrics } from "./algorithms/algorithm.ts";
import type { Engine } from "./engine/engine.ts";
import type { Task } from "./env/task.ts";

export interface TrainOptions {
  readonly task: Task;
  readonly algorithm: Algorithm;
  readonly seed: number;
  readonly totalSteps: number;
  readonly engine?: Engine; // `wasm` unless said otherwise
}

/** What one update brought. */
export interface UpdateRow {
  readonly update: number; // 1, 2, …
  readonly step: number; // environment steps so far, over all copies
  readonly episodes: Metrics; // numEpisodes, episodeReturn, episodeLength, episodeCost.<name> for each constraint
  readonly dual: readonly DualMetrics[]; // one per constraint
  readonly losses: Metrics;
  readonly agent: Agent;
}

export declare function train(options: TrainOptions): Generator<UpdateRow>;
