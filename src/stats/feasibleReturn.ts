/**
 * The return of a run as far as it counts: its own where the cost is within
 * (1 + tolerance) · costLimit, else at most `otherwise`, what an agent gets that
 * does not try. A run that buys return with cost cannot look good by it.
 */
export const feasibleReturn = (
  episodeReturn: number,
  episodeCost: number,
  costLimit: number,
  { otherwise, tolerance = 0.05 }: { otherwise: number; tolerance?: number },
): number => (episodeCost <= (1 + tolerance) * costLimit ? episodeReturn : Math.min(episodeReturn, otherwise));
