import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { markovChain } from "../../src/exact/markovChain.ts";
import { modelOf } from "../../src/exact/model.ts";
import { numberingOf } from "../../src/exact/numbering.ts";
import { sweepingChain } from "../../src/exact/sweeps.ts";
import type { Tabular } from "../../src/exact/tabular.ts";
import { weightsOf } from "../../src/exact/visits.ts";
import { rng } from "../../src/math/rng.ts";
import { goldenCase } from "./cases.ts";
import { chain } from "./chain.ts";
import { policyFrom, randomTable } from "./randomTable.ts";

describe("a table", () => {
  it.each([
    [{ horizon: 0 }, "table: horizon is 0; it must be a whole number above 0"],
    [{ first: Int32Array.of(0, 1) }, "table: first has 2 entries; it must begin with 0 and have 3"],
    [{ probability: Float64Array.of(1) }, "table: probability has 1 entries; first speaks of 2"],
    [{ reward: Float64Array.of(1, NaN) }, "table: reward[1] is NaN; it must be a finite number"],
    [{ costs: [Float64Array.of(1, Infinity)] }, "table: costs[0][1] is Infinity; it must be a finite number"],
    [{ nextState: Int32Array.of(0, 1) }, "table: nextState[1] is 1; it must be −1 or a state below 1"],
    [{ start: Float64Array.of(0.5) }, "table: the probabilities of start sum to 0.5; they must sum to 1"],
    [{ start: Float64Array.of(1, 0) }, "table: start has 2 entries; it must have one per state, 1"],
    [{ probability: Float64Array.of(1, 0.9) }, "table: the probabilities of state 0, action 1 sum to 0.9"],
    [{ probability: Float64Array.of(-1, 1) }, "table: state 0, action 0 has probability -1; it must be 0 or above"],
  ] satisfies [Partial<Tabular>, string][])("that contradicts itself is refused: %o", (changes, message) => {
    expect(() => modelOf({ ...chain(3), ...changes })).toThrow(message);
  });

  it("becomes a model in which ways to the same state are one, and ends are left out", () => {
    // One action, four ways: twice to state 1, once to the end, once to where it is.
    const model = modelOf({
      numStates: 2,
      numActions: 1,
      horizon: 1,
      start: Float64Array.of(1, 0),
      first: Int32Array.of(0, 4, 5),
      probability: Float64Array.of(0.25, 0.125, 0.5, 0.125, 1),
      nextState: Int32Array.of(1, -1, 1, 0, -1),
      reward: Float64Array.of(4, 8, 2, 0, 1),
      costs: [],
      obsSize: 1,
      observe: () => {},
    });
    expect([...model.first]).toEqual([0, 2, 2]);
    expect([...model.nextState]).toEqual([1, 0]);
    expect([...model.probability]).toEqual([0.75, 0.125]);
    expect([...model.signals[0]]).toEqual([0.25 * 4 + 0.125 * 8 + 0.5 * 2, 1]);
  });
});

describe("a chain", () => {
  const seeds = fc.integer({ min: 0, max: 1000 });
  const gammas = fc.constantFrom(0, 0.5, 0.99);

  it("has values and visits that keep their equations, by elimination and by sweeps", () => {
    fc.assert(
      fc.property(randomTable({ maxStates: 9 }), gammas, seeds, (tabular, gamma, seed) => {
        const random = rng(seed);
        const model = modelOf(tabular);
        const policy = policyFrom(tabular, () => random.uniform());
        const weightOf = weightsOf(model, policy);
        const x = Float64Array.from({ length: model.numStates }, () => random.normal());
        const flow = flowsOf(tabular, policy, gamma);
        for (const chained of [markovChain(model, gamma, weightOf), sweepingChain(model, gamma, weightOf)]) {
          const values = chained.values(x);
          const visited = chained.visits(x);
          const scale = Math.max(...values.map(Math.abs), ...visited.map(Math.abs), 1);
          for (let s = 0; s < model.numStates; s++) {
            const ahead = values.reduce((sum, value, next) => sum + flow[s][next] * value, 0);
            const inflow = visited.reduce((sum, value, before) => sum + flow[before][s] * value, 0);
            expect(Math.abs(values[s] - x[s] - ahead)).toBeLessThan(1e-12 * scale);
            expect(Math.abs(visited[s] - x[s] - inflow)).toBeLessThan(1e-12 * scale);
          }
        }
      }),
    );
  });

  it("lies in a band as narrow as the grid, once its states are numbered anew", () => {
    const { place, reach } = numberingOf(modelOf(goldenCase("bands-20x20").tabular));
    expect([...place].sort((a, b) => a - b)).toEqual([...place.keys()]);
    expect(reach).toBeLessThanOrEqual(20);
  });
});

/** γ P(next|s) under the policy, straight from the table. */
function flowsOf(
  { numStates, numActions, first, probability, nextState }: Tabular,
  policy: Float64Array,
  gamma: number,
) {
  const flow = Array.from({ length: numStates }, () => new Float64Array(numStates));
  for (let pair = 0; pair < numStates * numActions; pair++) {
    for (let i = first[pair]; i < first[pair + 1]; i++) {
      if (nextState[i] >= 0) flow[Math.floor(pair / numActions)][nextState[i]] += gamma * policy[pair] * probability[i];
    }
  }
  return flow;
}
