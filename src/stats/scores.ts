import type { Rng } from "../math/rng.ts";

/** One score per run and task: `scores[run][task]`. A row is a seed. */
export type Scores = readonly (readonly number[])[];

/** A number and the interval that it may as well have been in. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How to resample. */
export interface ResamplingOptions {
  readonly rng: Rng;
  /** Default 2000. */
  readonly resamples?: number;
  /** Default 0.95. */
  readonly confidence?: number;
}

/** Scores of a single task as a matrix of one column. */
export const oneTask = (scores: readonly number[]): Scores => scores.map((score) => [score]);

/** The scores of one task. */
export const column = (scores: Scores, task: number): number[] => scores.map((run) => run[task]);

/** The scores of all runs and tasks in one row. */
export function pooled(scores: Scores): Float64Array {
  const numTasks = scores[0]?.length ?? 0;
  const all = new Float64Array(scores.length * numTasks);
  for (let run = 0; run < scores.length; run++) all.set(scores[run], run * numTasks);
  return all;
}
