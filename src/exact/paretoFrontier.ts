import type { Frontier, Tabular } from "./tabular.ts";

type Point = readonly [cost: number, episodeReturn: number];
type Score = (episodeReturn: number, cost: number) => number;

/**
 * Every vertex of the exact frontier of episode return against the first
 * cost, over all policies, time-dependent ones included.
 *
 * A vertex is the best deterministic policy at some price λ of cost, found by
 * backward induction on reward − λ cost. The search starts at the two ends,
 * the least cost and the greatest return, and asks between two known points
 * at the price that makes them equally good; whatever beats them there is a
 * vertex between. Every point of the frontier is a mixture of two neighbors.
 *
 * Aneja & Nair (1979), Bicriteria transportation problem,
 * https://doi.org/10.1287/mnsc.25.1.73; Altman (1999), Constrained Markov
 * Decision Processes, for why mixtures of two are enough.
 */
export function paretoFrontier(tabular: Tabular): Frontier {
  const solve = solverOf(tabular);
  const cheapest = solve(
    (_, cost) => -cost,
    (episodeReturn) => episodeReturn,
  );
  const richest = solve(
    (episodeReturn) => episodeReturn,
    (_, cost) => -cost,
  );
  const between = (a: Point, b: Point): Point[] => {
    if (b[0] - a[0] < SAME) return [];
    const price = (b[1] - a[1]) / (b[0] - a[0]);
    const worth: Score = (episodeReturn, cost) => episodeReturn - price * cost;
    const middle = solve(worth, (_, cost) => -cost);
    const known = worth(a[1], a[0]);
    const gained = worth(middle[1], middle[0]) - known > SAME * Math.max(1, Math.abs(known));
    if (!gained || middle[0] - a[0] < SAME || b[0] - middle[0] < SAME) return [];
    return [...between(a, middle), middle, ...between(middle, b)];
  };
  return richest[0] - cheapest[0] < SAME ? [richest] : [cheapest, ...between(cheapest, richest), richest];
}

/** Differences below this are rounding. */
const SAME = 1e-9;
/** Two actions whose scores differ by less are equally good. */
const TIE = 1e-12;

/** Finds the policy with the greatest score, among those the greatest second score, and answers its cost and return. */
function solverOf(tabular: Tabular): (score: Score, second: Score) => Point {
  const { numStates, numActions, horizon, start, first, probability, nextState } = tabular;
  const rewards = expected(tabular, tabular.reward);
  const costs = expected(tabular, tabular.costs[0]);
  const future = (value: Float64Array, pair: number) => {
    let sum = 0;
    for (let i = first[pair]; i < first[pair + 1]; i++) {
      if (nextState[i] >= 0) sum += probability[i] * value[nextState[i]];
    }
    return sum;
  };

  return (score, second) => {
    let [returns, spent] = [new Float64Array(numStates), new Float64Array(numStates)];
    let [nextReturns, nextSpent] = [new Float64Array(numStates), new Float64Array(numStates)];
    for (let t = 0; t < horizon; t++) {
      for (let s = 0; s < numStates; s++) {
        let [best, bestSecond] = [-Infinity, -Infinity];
        for (let pair = s * numActions; pair < (s + 1) * numActions; pair++) {
          const episodeReturn = rewards[pair] + future(returns, pair);
          const cost = costs[pair] + future(spent, pair);
          const value = score(episodeReturn, cost);
          const tieBreak = second(episodeReturn, cost);
          if (value > best + TIE || (value > best - TIE && tieBreak > bestSecond)) {
            [best, bestSecond] = [value, tieBreak];
            [nextReturns[s], nextSpent[s]] = [episodeReturn, cost];
          }
        }
      }
      [returns, nextReturns] = [nextReturns, returns];
      [spent, nextSpent] = [nextSpent, spent];
    }
    return [dot(start, spent), dot(start, returns)];
  };
}

/** E[x|s, a], [numStates, numActions]. */
function expected({ first, probability }: Tabular, x: Float64Array): Float64Array {
  const means = new Float64Array(first.length - 1);
  for (let pair = 0; pair < means.length; pair++) {
    for (let i = first[pair]; i < first[pair + 1]; i++) means[pair] += probability[i] * x[i];
  }
  return means;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i], 0);
