import type { UpdateRow } from "../train.ts";
import type { UpdateRecord } from "./record.ts";

/** How far a run is. */
export interface TrialNews {
  readonly step: number;
  readonly episodeReturn: number;
  /** Of the first constraint; NaN where there is none. */
  readonly episodeCost: number;
  readonly lagrangeMultiplier: number;
}

/** What is told of an update while training goes on. */
export const newsOf = ({ step, episodes, dual }: UpdateRow): TrialNews => ({
  step,
  episodeReturn: episodes.episodeReturn,
  episodeCost: dual[0]?.episodeCost ?? NaN,
  lagrangeMultiplier: dual[0]?.lagrangeMultiplier ?? NaN,
});

/** What is logged of an update. */
export const updateRecord = (row: UpdateRow, exact: UpdateRecord["exact"]): UpdateRecord => ({
  update: row.update,
  step: row.step,
  episodes: row.episodes,
  dual: row.dual,
  losses: row.losses,
  ...(exact && { exact }),
});
