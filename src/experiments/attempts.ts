import { numFailuresOf, rememberFailure } from "./failure.ts";
import type { FailureRecord } from "./record.ts";
import type { Place } from "./store.ts";

/** What follows from a failure. */
export interface Verdict {
  readonly isTriedAgain: boolean;
  readonly text: string; // for people
}

/** Counts how often runs fail, over all sittings, and lets each be tried again so many times in this one. */
export function attemptCounter(open: readonly Place[], numRetries: number) {
  const earlier = new Map(open.map((place) => [place, numFailuresOf(place.folder)]));
  const present = new Map<Place, number>();
  return {
    /** Remembers a failure, as the run's one record. */
    async failed(place: Place, failure: FailureRecord): Promise<Verdict> {
      const numFailures = (present.get(place) ?? 0) + 1;
      present.set(place, numFailures);
      await rememberFailure(place, { ...failure, attempts: (earlier.get(place) ?? 0) + numFailures });
      const { task, run } = place;
      const what = `failed: ${task}, ${run.algorithm.name}, seed ${run.seed}: ${failure.error}`;
      const isTriedAgain = numFailures <= numRetries;
      return { isTriedAgain, text: `${what}; is tried again, ${numFailures} of ${numRetries}` };
    },
  };
}
