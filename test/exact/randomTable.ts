import fc from "fast-check";
import type { Tabular } from "../../src/exact/tabular.ts";

interface Sizes {
  readonly numCosts?: number;
  readonly maxStates?: number;
}

const weight = fc.integer({ min: 1, max: 5 });
const amount = fc.integer({ min: 0, max: 8 }).map((x) => x / 4);

/**
 * Random constrained MDPs: every pair leads to up to three places, of which
 * any may be the end. Rewards and costs are few different numbers, so that
 * many policies are equally good.
 */
export const randomTable = ({ numCosts = 1, maxStates = 5 }: Sizes = {}): fc.Arbitrary<Tabular> =>
  fc
    .record({
      numStates: fc.integer({ min: 1, max: maxStates }),
      numActions: fc.integer({ min: 1, max: 3 }),
      horizon: fc.integer({ min: 1, max: 6 }),
    })
    .chain(({ numStates, numActions, horizon }) => {
      const way = fc.record({
        weight,
        nextState: fc.integer({ min: -1, max: numStates - 1 }),
        reward: fc.integer({ min: -8, max: 8 }).map((x) => x / 4),
        costs: fc.array(amount, { minLength: numCosts, maxLength: numCosts }),
      });
      const numPairs = numStates * numActions;
      return fc.record({
        sizes: fc.constant({ numStates, numActions, horizon }),
        start: fc.array(weight, { minLength: numStates, maxLength: numStates }),
        pairs: fc.array(fc.array(way, { minLength: 1, maxLength: 3 }), { minLength: numPairs, maxLength: numPairs }),
      });
    })
    .map(({ sizes, start, pairs }) => {
      const first = [0];
      for (const ways of pairs) first.push(first[first.length - 1] + ways.length);
      const all = pairs.flatMap((ways) => {
        const total = ways.reduce((sum, { weight }) => sum + weight, 0);
        return ways.map((way) => ({ ...way, probability: way.weight / total }));
      });
      const starts = start.reduce((a, b) => a + b);
      return {
        ...sizes,
        start: Float64Array.from(start, (x) => x / starts),
        first: Int32Array.from(first),
        probability: Float64Array.from(all, ({ probability }) => probability),
        nextState: Int32Array.from(all, ({ nextState }) => nextState),
        reward: Float64Array.from(all, ({ reward }) => reward),
        costs: Array.from({ length: numCosts }, (_, k) => Float64Array.from(all, ({ costs }) => costs[k])),
        obsSize: 1,
        observe: (state: number, obs) => void obs.fill(state),
      } satisfies Tabular;
    });

/** A random policy for a table, made of numbers between 0 and 1: π(a|s), [numStates, numActions]. */
export function policyFrom({ numStates, numActions }: Tabular, random: () => number): Float64Array {
  const table = Float64Array.from({ length: numStates * numActions }, () => random() ** 3 + 1e-12);
  for (let s = 0; s < numStates; s++) {
    const row = table.subarray(s * numActions, (s + 1) * numActions);
    const sum = row.reduce((a, b) => a + b);
    row.forEach((x, a) => (row[a] = x / sum));
  }
  return table;
}
