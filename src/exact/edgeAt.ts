import type { DeterministicPolicy, Oracle, Score } from "./oracle.ts";

/** Differences below this are rounding. */
export const SAME = 1e-9;
/** A limit that a cost exceeds by less than this is exceeded by rounding. */
const NEARLY = 1e-9;

/** Where a limit meets the frontier of return against one cost. */
export interface Edge {
  /** The corner that keeps the limit; the policy of least cost where no policy does. */
  readonly within: DeterministicPolicy;
  /** The next corner, which exceeds the limit; absent where the greatest return is within it, or nothing is. */
  readonly beyond?: DeterministicPolicy;
  /** λ⋆: the slope between the two, 0 where the limit does not bind, ∞ where it cannot be kept. */
  readonly lagrangeMultiplier: number;
}

interface Question {
  readonly numCosts: number;
  /** The cost that is limited; the others are free. */
  readonly cost: number;
  readonly costLimit: number;
  /** What is held against the limit; the oracle's own cost unless said otherwise. */
  readonly costOf?: (policy: DeterministicPolicy) => number;
}

/**
 * Finds the edge of the frontier that a limit on one cost lies on, by asking
 * at the price that makes the corners to either side equally good: what beats
 * them there is a corner between them, and replaces the one on its own side.
 */
export function edgeAt(oracle: Oracle, { numCosts, cost, costLimit, costOf = on(cost) }: Question): Edge {
  const priced = pricing(numCosts, cost);
  const within = oracle(priced(0, 1), priced(1, 0));
  if (costOf(within) > costLimit + NEARLY) return { within, lagrangeMultiplier: Infinity };
  const beyond = oracle(priced(1, 0), priced(0, 1));
  if (costOf(beyond) <= costLimit + NEARLY) return { within: beyond, lagrangeMultiplier: 0 };
  for (let [below, above] = [within, beyond]; ;) {
    const corner = between(oracle, priced, below, above, cost);
    if (!corner) return { within: below, beyond: above, lagrangeMultiplier: slope(below, above, cost) };
    if (costOf(corner) <= costLimit + NEARLY) below = corner;
    else above = corner;
  }
}

/** A corner of the frontier between two policies; undefined where they are neighbors. */
export function between(
  oracle: Oracle,
  priced: (reward: number, price: number) => Score,
  a: DeterministicPolicy,
  b: DeterministicPolicy,
  cost: number,
): DeterministicPolicy | undefined {
  const costOf = on(cost);
  if (costOf(b) - costOf(a) < SAME) return undefined;
  const price = slope(a, b, cost);
  const corner = oracle(priced(1, price));
  const worth = (policy: DeterministicPolicy) => policy.episodeReturn - price * costOf(policy);
  if (worth(corner) - worth(a) <= SAME * Math.max(1, Math.abs(worth(a)))) return undefined;
  return costOf(corner) - costOf(a) < SAME || costOf(b) - costOf(corner) < SAME ? undefined : corner;
}

/** Scores of the return and of one cost, the others being free. */
export const pricing =
  (numCosts: number, cost: number) =>
  (reward: number, price: number): Score => ({
    reward,
    prices: Array.from({ length: numCosts }, (_, k) => (k === cost ? price : 0)),
  });

const on =
  (cost: number) =>
  ({ episodeCosts }: DeterministicPolicy): number =>
    episodeCosts[cost];

const slope = (a: DeterministicPolicy, b: DeterministicPolicy, cost: number): number =>
  (b.episodeReturn - a.episodeReturn) / (b.episodeCosts[cost] - a.episodeCosts[cost]);
