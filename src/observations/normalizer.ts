import type { Reals } from "../math/reals.ts";

/**
 * How observations reach the networks. A normalizer is frozen while a rollout
 * is gathered and learned from, so that the policy which acted and the policy
 * which is improved see the same numbers; it learns between updates. In
 * evaluation it never learns.
 */
export interface Normalizer {
  /** Writes normalized observations, [rows, obsSize], to `out`. `out` may be `obs`. */
  apply(obs: Reals, out: Float32Array): void;
  /** Learns from the raw observations of a rollout, [rows, obsSize]. */
  learn(obs: Reals): void;
  save(): unknown;
  restore(state: any): void;
}

export type NormalizerMaker = (obsSize: number) => Normalizer;
