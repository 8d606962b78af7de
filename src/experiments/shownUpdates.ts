/** Whether an update is one of at most 60, evenly spaced and the last among them, whose policy is evaluated exactly. */
export const isShown = (update: number, numUpdates: number): boolean => {
  const shown = numShown(numUpdates);
  return Math.floor((update * shown) / numUpdates) > Math.floor(((update - 1) * shown) / numUpdates);
};

/** How many of a run's updates those are. */
export const numShown = (numUpdates: number): number => Math.min(numUpdates, 60);
