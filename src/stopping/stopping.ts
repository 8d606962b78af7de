/** What an early-stopping rule hears after each epoch. */
export interface EpochNews {
  readonly approxKl: number; // mean over the epoch
  /** The largest J_C / d over the constraints; 0 where there are none. A limit of 0 counts as one of 0.01. */
  readonly worstCostRatio: number;
}

/** Whether the update should end after this epoch. */
export type Stopping = (news: EpochNews) => boolean;
