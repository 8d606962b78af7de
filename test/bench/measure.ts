/** Something to be timed against others. */
export interface Candidate {
  readonly name: string;
  /** What must be done before each visit; not timed. */
  prepare?(): Promise<void> | void;
  run(): void;
}

/** Microseconds of one run. */
export interface Timing {
  readonly cpu: number; // of the process, the median over the visits
  readonly wall: number; // the least over the visits
  readonly visits: number;
}

/** How long to look. */
export interface Effort {
  readonly rounds: number;
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

/**
 * Times candidates in turns: round after round each is visited for a few
 * milliseconds, so that what the machine does meanwhile befalls all alike.
 * Slow candidates sit some rounds out.
 */
export async function timeInTurns(candidates: readonly Candidate[], effort: Effort): Promise<Map<string, Timing>> {
  const plans = [];
  for (const candidate of candidates) {
    const single = await warmUp(candidate, effort.visit);
    const runs = Math.max(1, Math.round(effort.visit / single));
    const visits = Math.floor(effort.patience / (runs * single));
    plans.push({ candidate, runs, visits: Math.min(effort.rounds, Math.max(2, visits)), cpu: [0], wall: [0] });
  }
  for (const plan of plans) plan.cpu.length = plan.wall.length = 0;

  for (let round = 0; round < effort.rounds; round++) {
    for (const { candidate, runs, visits, cpu, wall } of plans) {
      const due = Math.floor(((round + 1) * visits) / effort.rounds);
      if (cpu.length >= due) continue;
      await candidate.prepare?.();
      const wallStart = performance.now();
      const cpuStart = cpuTime();
      for (let run = 0; run < runs; run++) candidate.run();
      cpu.push((cpuTime() - cpuStart) / runs);
      wall.push(((performance.now() - wallStart) * 1000) / runs);
    }
  }
  return new Map(
    plans.map(({ candidate, cpu, wall }) => [
      candidate.name,
      { cpu: median(cpu), wall: Math.min(...wall), visits: cpu.length },
    ]),
  );
}

/** Runs a candidate until the compilers have done with it; answers the milliseconds of its quickest run. */
async function warmUp(candidate: Candidate, visit: number): Promise<number> {
  await candidate.prepare?.();
  const start = performance.now();
  let quickest = Infinity;
  for (let run = 0; run < 2 || performance.now() - start < 3 * visit; run++) {
    const before = performance.now();
    candidate.run();
    quickest = Math.min(quickest, performance.now() - before);
    if (run === 0 && quickest > 5 * visit) break; // nothing so slow is waiting for a compiler
  }
  return Math.max(quickest, 1e-4);
}
