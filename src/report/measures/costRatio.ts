/** J_C / d, a cost in units of its limit: at most 1 keeps it. Any cost is infinitely many times a limit of 0; 0 / 0 is 0. */
export const costRatio = (episodeCost: number, costLimit: number): number =>
  episodeCost === 0 ? 0 : episodeCost / costLimit;
