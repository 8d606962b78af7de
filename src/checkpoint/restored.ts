import { shown } from "../shown.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { refuseUnlike } from "./refuseUnlike.ts";

/**
 * Restores what a checkpoint holds, once it is sure that there is something to restore.
 *
 * @param last what a checkpoint of the last update would hold, in kind.
 * @throws where the checkpoint is of no update, or holds what cannot be gone on from.
 */
export function restored(from: Checkpoint, last: Partial<Checkpoint>, restore: () => void): void {
  const { update } = from;
  const { update: numUpdates = 0 } = last;
  if (!(Number.isInteger(update) && update >= 0 && update <= numUpdates)) {
    throw new Error(`train: the checkpoint is of update ${shown(update)}; it must be one from 0 to ${numUpdates}`);
  }
  refuseUnlike("train: the checkpoint", from, last);
  try {
    restore();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    const rule = "go on from another, or begin anew";
    throw new Error(`train: the checkpoint holds no state that this training can go on from; ${rule}`, {
      cause: error,
    });
  }
}
