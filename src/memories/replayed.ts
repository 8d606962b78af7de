import { positiveWhole } from "../check.ts";
import { definePart } from "../part.ts";
import { columnsOf, copyRollout, type RolloutColumns } from "../rollout/copyRollout.ts";
import type { Rollout } from "../rollout/rollout.ts";
import type { MemoryMaker } from "./memory.ts";

/**
 * Learns from the newest rollout and from up to `numRollouts` before it.
 *
 * Sound only with an estimator that corrects for the age of what it reads
 * (`vtrace`) and a surrogate that clips around the present ratio
 * (`clippedSurrogate`), as in GePPO: Queeney, Paschalidis & Cassandras (2021),
 * https://arxiv.org/abs/2111.00072
 */
export const replayed = definePart("replayed", { numRollouts: 3 }, ({ numRollouts }): MemoryMaker => {
  positiveWhole("replayed", "numRollouts", numRollouts);
  return () => {
    let old: Rollout[] = []; // newest first
    return {
      recall(newest) {
        const recalled = [newest, ...old];
        old = [copyRollout(newest), ...old].slice(0, numRollouts);
        return recalled;
      },
      save: () => old.map(columnsOf),
      restore: (state: readonly RolloutColumns[]) => void (old = state.map(copyRollout)),
    };
  };
});
