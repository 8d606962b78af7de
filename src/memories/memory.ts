import type { Rollout } from "../rollout/rollout.ts";

/** Which rollouts an update learns from. */
export interface Memory {
  /** Takes in the newest rollout, which the caller will overwrite; answers what to learn from, newest first. */
  recall(newest: Rollout): readonly Rollout[];
  /** Plain data for a checkpoint, and back. */
  save(): unknown;
  restore(state: any): void;
}

/** A recipe holds a maker, so that no two agents share memories. */
export type MemoryMaker = () => Memory;
