/** What the runs of a task with an algorithm take, of which each has a name. */
export interface Pair {
  readonly task: string;
  readonly algorithm: string;
}

/** One text for each pair. */
export const pairName = ({ task, algorithm }: Pair): string => JSON.stringify([task, algorithm]);

/** A pair whose time is known, and how long one run takes. */
export interface KnownPair extends Pair {
  readonly seconds: number;
}

/** What of a run is still to be done. */
export interface Rest extends Pair {
  readonly share: number; // of its steps, in [0, 1]
}

const numSweeps = 50; // of alternating means; far more than two factors need

/**
 * How long one run of any pair takes, in seconds: as it is known, or else
 *
 *   s(task, algorithm) = m · r(task) · c(algorithm),
 *
 * with the factors that fit the known pairs best, by least squares of the logarithms; a task or an algorithm of which
 * nothing is known counts as average. NaN where nothing at all is known.
 */
export function secondsOf(known: readonly KnownPair[]): (pair: Pair) => number {
  const logs = known.map(({ task, algorithm, seconds }) => ({ task, algorithm, log: Math.log(seconds) }));
  const center = mean(logs.map(({ log }) => log));
  const tasks = new Map<string, number>();
  const algorithms = new Map<string, number>();
  const fit = (
    effects: Map<string, number>,
    key: "task" | "algorithm",
    rest: (each: (typeof logs)[number]) => number,
  ) => {
    for (const name of new Set(logs.map((each) => each[key]))) {
      effects.set(name, mean(logs.filter((each) => each[key] === name).map((each) => each.log - center - rest(each))));
    }
  };
  for (let sweep = 0; sweep < numSweeps; sweep++) {
    fit(tasks, "task", ({ algorithm }) => algorithms.get(algorithm) ?? 0);
    fit(algorithms, "algorithm", ({ task }) => tasks.get(task) ?? 0);
  }
  const exact = new Map(known.map((pair) => [pairName(pair), pair.seconds]));
  return (pair) =>
    exact.get(pairName(pair)) ?? Math.exp(center + (tasks.get(pair.task) ?? 0) + (algorithms.get(pair.algorithm) ?? 0));
}

/** When the last of several pieces of work ends that are begun in order, each as soon as one of the workers is free. */
export function makespan(seconds: readonly number[], numWorkers: number): number {
  const free = new Array<number>(Math.min(numWorkers, seconds.length)).fill(0);
  for (const each of seconds) free[free.indexOf(Math.min(...free))] += each;
  return Math.max(0, ...free);
}

/** How long the rest of some runs takes, so many at a time; NaN where nothing is known of how long a run takes. */
export function timeLeft(rests: readonly Rest[], known: readonly KnownPair[], numWorkers: number): number {
  if (rests.length === 0) return 0;
  if (known.length === 0) return NaN;
  const seconds = secondsOf(known);
  return makespan(
    rests.map((rest) => rest.share * seconds(rest)),
    numWorkers,
  );
}

/** The mean time of the runs of each pair. */
export function meanByPair(timed: readonly KnownPair[]): KnownPair[] {
  const groups = new Map<string, KnownPair[]>();
  for (const each of timed) {
    const name = pairName(each);
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  return [...groups.values()].map((group) => ({ ...group[0], seconds: mean(group.map(({ seconds }) => seconds)) }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
