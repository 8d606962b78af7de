/** A rate over the course of training: progress ∈ [0, 1) → factor. */
export type Schedule = (progress: number) => number;
