import type { Policy } from "./algorithms/algorithm.ts";
import type { Task } from "./env/task.ts";

/** How a policy was asked to act: drawn from its distribution, or its most probable action. */
export type Mode = "stochastic" | "deterministic";

/** One evaluated episode. */
export interface EvaluatedEpisode {
  readonly episode: number;
  readonly episodeReturn: number;
  readonly episodeLength: number;
  readonly episodeCosts: readonly number[]; // one per cost of the environment
}

export interface EvaluateOptions {
  readonly task: Task;
  readonly policy: Policy;
  readonly mode: Mode;
  readonly seed: number;
  readonly numEpisodes: number;
}

export declare function evaluate(options: EvaluateOptions): EvaluatedEpisode[];
