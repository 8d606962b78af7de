/** How far a cost estimate lies beyond a limit, in the unit that a multiplier listens to; positive is bad. */
export type Violation = (episodeCost: number, costLimit: number) => number;
