/** How often a run writes a checkpoint: wall time or updates. It decides when, and no number. */
export type CheckpointPace = { readonly seconds: number } | { readonly updates: number };

export const usualPace: CheckpointPace = { seconds: 60 };

/** Whether a checkpoint is due after an update; time is counted by a clock that nobody sets. */
export function checkpointClock(
  pace: CheckpointPace,
  now = () => performance.now() / 1000,
): (update: number) => boolean {
  if ("updates" in pace) return (update) => update % pace.updates === 0;
  let last = now();
  return () => {
    if (now() - last < pace.seconds) return false;
    last = now();
    return true;
  };
}
