/** Microseconds of one run. */
export interface Lap {
  readonly cpu: number; // of the process
  readonly wall: number;
}

/** Something to be timed against others. */
export interface Candidate {
  readonly name: string;
  /** Runs until the compilers have done with it, for about so many milliseconds; answers those of the quickest run. */
  warmUp(milliseconds: number): number | Promise<number>;
  /** Runs so many times. */
  visit(numRuns: number): Lap | Promise<Lap>;
}

export interface Timing {
  readonly cpu: number; // the median over the visits
  readonly wall: number; // the least over the visits
  readonly numVisits: number;
}

/** How long to look. */
export interface Effort {
  readonly rounds: number;
  readonly warmUp: number; // milliseconds, of each candidate
  readonly visit: number; // milliseconds; a run that takes longer is visited alone
  readonly patience: number; // milliseconds for all visits to one candidate, which must be two at least
}

/** CPU time of this process so far, in microseconds. Being descheduled on a busy machine does not count. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A candidate of this process. */
export const candidate = (name: string, run: () => void): Candidate => ({
  name,

  warmUp(milliseconds) {
    const start = performance.now();
    let quickest = Infinity;
    for (let numRuns = 0; numRuns < 2 || performance.now() - start < milliseconds; numRuns++) {
      const before = performance.now();
      run();
      quickest = Math.min(quickest, performance.now() - before);
      if (quickest > milliseconds) break; // nothing so slow is waiting for a compiler
    }
    return Math.max(quickest, 1e-4);
  },

  visit(numRuns) {
    const wallStart = performance.now();
    const cpuStart = cpuTime();
    for (let i = 0; i < numRuns; i++) run();
    const cpu = cpuTime() - cpuStart;
    return { cpu: cpu / numRuns, wall: ((performance.now() - wallStart) * 1000) / numRuns };
  },
});

/**
 * Times candidates in turns: round after round each is visited for a few
 * milliseconds, so that what the machine does meanwhile befalls all alike.
 * Slow candidates sit some rounds out. Answers in the order of the candidates.
 */
export async function timeInTurns(candidates: readonly Candidate[], effort: Effort): Promise<readonly Timing[]> {
  const { rounds, warmUp, visit, patience } = effort;
  const plans = [];
  for (const each of candidates) {
    const single = await each.warmUp(warmUp);
    const numRuns = Math.max(1, Math.round(visit / single));
    const numVisits = Math.min(rounds, Math.max(2, Math.floor(patience / (numRuns * single))));
    plans.push({ each, numRuns, numVisits, laps: new Array<Lap>() });
  }
  for (let round = 1; round <= rounds; round++) {
    for (const { each, numRuns, numVisits, laps } of plans) {
      if (laps.length < Math.floor((round * numVisits) / rounds)) laps.push(await each.visit(numRuns));
    }
  }
  return plans.map(({ laps }) => ({
    cpu: median(laps.map(({ cpu }) => cpu)),
    wall: Math.min(...laps.map(({ wall }) => wall)),
    numVisits: laps.length,
  }));
}
