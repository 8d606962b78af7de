import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { certificate } from "../../src/exact/certificate.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import type { Solution } from "../../src/exact/solution.ts";
import { solve } from "../../src/exact/solve.ts";
import { rng } from "../../src/math/rng.ts";
import { goldenCase, goldenCases, goldenLimits } from "./cases.ts";
import { chain } from "./chain.ts";
import { policyFrom, randomTable } from "./randomTable.ts";

const close = (a: number, b: number, tolerance: number) =>
  expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b)));

type Golden = (typeof goldenLimits)[number];
const solved = new Map<Golden, Solution>();
const solutionOf = (each: Golden): Solution => {
  const { tabular, limits, discounting } = each;
  const known = solved.get(each) ?? solve(tabular, { limits, ...discounting });
  solved.set(each, known);
  return known;
};

describe("solve", () => {
  it.each(goldenLimits)("$name — has the golden optimum", (each) => {
    const solution = solutionOf(each);
    const { limit } = each;
    expect(solution.feasible).toBe(limit.feasible ?? true);
    if (!solution.feasible) return;
    close(solution.episodeReturn, limit.optReturn!, 1e-6);
    if (limit.optCost !== undefined) close(solution.episodeCosts[0], limit.optCost, 1e-6);
    for (const [k, lambda] of [limit.lambda!].flat().entries()) close(solution.lagrangeMultipliers[k], lambda, 1e-6);
  });

  it.each(goldenLimits)("$name — has a policy that does what is said of it", (each) => {
    const solution = solutionOf(each);
    const { episodeReturn, episodeCosts } = evaluatePolicy(each.tabular, solution.policy, each.discounting);
    for (const [k, cost] of (solution.closest ?? solution.episodeCosts).entries()) close(episodeCosts[k], cost, 1e-9);
    if (solution.feasible) close(episodeReturn, solution.episodeReturn, 1e-9);
  });

  it.each(goldenLimits.filter(({ limit }) => limit.feasible !== false))(
    "$name — has a dual bound that meets it: strong duality",
    (each) => {
      const { tabular, limits, discounting } = each;
      const { policy, lagrangeMultipliers } = solutionOf(each);
      const { dualityGap, residuals } = certificate(tabular, policy, { limits, lagrangeMultipliers, ...discounting });
      expect(Math.abs(dualityGap)).toBeLessThan(1e-8);
      expect(Math.abs(residuals.stationarity)).toBeLessThan(1e-8);
    },
  );

  it.each(goldenLimits.filter(({ limits }) => limits.length === 1))(
    "$name — tosses one coin where the limit binds, and none where it does not",
    (each) => {
      const { randomized } = solutionOf(each);
      expect(randomized).toHaveLength(each.limit.lambda ? 1 : 0);
    },
  );

  it.each(goldenLimits.filter(({ limit }) => limit.randomisedStates))(
    "$name — tosses as many coins as the linear program",
    (each) => {
      expect(solutionOf(each).randomized).toHaveLength(each.limit.randomisedStates!.length);
    },
  );

  it.each(goldenCases.filter(({ golden }) => golden.costs.length === 1))(
    "$id — knows both ends of the range",
    ({ tabular, golden }) => {
      for (const [part, discounting] of [
        [golden.finiteHorizon, {}],
        [golden.discounted, { gamma: golden.gamma }],
      ] as const) {
        const { unconstrained, leastCosts } = solve(tabular, { limits: [Infinity], ...discounting });
        close(unconstrained.episodeReturn, part.unconstrained!.return, 1e-8);
        close(unconstrained.episodeCosts[0], part.unconstrained!.cost, 1e-8);
        close(leastCosts[0], part.minCost!.cost, 1e-8);
      }
    },
  );

  // Staying once costs 2 and pays 1, leaving pays 10. With three steps: leave at once (0, 10), stay twice and leave (4, 12).
  it.each([
    [0, 10, 0.5], // at a corner: what more would bring
    [1, 10.5, 0.5],
    [3, 11.5, 0.5],
    [4, 12, 0],
    [100, 12, 0],
  ])("at limit %d of staying or leaving, earns %d at price %d", (limit, episodeReturn, lagrangeMultiplier) => {
    const solution = solve(chain(3), { limits: [limit] });
    close(solution.episodeReturn, episodeReturn, 1e-12);
    close(solution.episodeCosts[0], Math.min(limit, 4), 1e-12);
    close(solution.lagrangeMultipliers[0], lagrangeMultiplier, 1e-12);
  });

  it("says which problem it solved", () => {
    expect(solve(chain(3), { limits: [1] }).problem).toEqual({ kind: "finiteHorizon", horizon: 3 });
    expect(solve(chain(3), { limits: [1], gamma: 0.5 }).problem).toEqual({ kind: "discounted", gamma: 0.5 });
  });

  it("says of a limit that nothing keeps how far it is from one that something does", () => {
    const swamp = goldenCase("swamp-5x7");
    const { feasible, episodeReturn, episodeCosts, lagrangeMultipliers, closest } = solve(swamp.tabular, {
      limits: [0.5],
    });
    expect({ feasible, episodeReturn, episodeCosts, lagrangeMultipliers }).toEqual({
      feasible: false,
      episodeReturn: NaN,
      episodeCosts: [NaN],
      lagrangeMultipliers: [Infinity],
    });
    close(closest![0], swamp.golden.finiteHorizon.minCost!.cost, 1e-9);
  });

  it("finds what comes closest to limits that cannot be kept together", () => {
    // One step: the first action costs (1, 0), the second (0, 1); any mixture exceeds (0.3, 0.3) by 0.4 in total.
    const either = {
      ...chain(1),
      nextState: Int32Array.of(-1, -1),
      costs: [Float64Array.of(1, 0), Float64Array.of(0, 1)],
    };
    const { feasible, closest, leastCosts, lagrangeMultipliers } = solve(either, { limits: [0.3, 0.3] });
    expect(feasible).toBe(false);
    expect(leastCosts).toEqual([0, 0]);
    expect(lagrangeMultipliers).toEqual([Infinity, Infinity]);
    close(Math.max(0, closest![0] - 0.3) + Math.max(0, closest![1] - 0.3), 0.4, 1e-9);
    expect(solve(either, { limits: [0.3, 0.7] }).feasible).toBe(true);
  });

  it.each([
    [[1, 2], {}, "solve: limits has 2 numbers; give one per cost, 1, and Infinity where there is none"],
    [[], {}, "solve: limits has 0 numbers; give one per cost, 1"],
    [[NaN], {}, "solve: limits[0] is NaN"],
    [[1], { gamma: 1 }, "gamma is 1; it must be 0 or above and below 1"],
    [[1], { gamma: -0.1 }, "gamma is -0.1"],
  ])("refuses limits %j with %j", (limits, discounting, message) => {
    expect(() => solve(chain(3), { limits, ...discounting })).toThrow(message);
  });

  it("refuses a horizon whose choices would not fit into memory, and says what would", () => {
    const long = { ...chain(2 ** 28 + 1) };
    expect(() => solve(long, { limits: [1] })).toThrow(/beyond the 268435456 .*; solve it with gamma/);
    expect(solve(long, { limits: [1], gamma: 0.9 }).feasible).toBe(true);
  });
});

describe("on random tables, solve", () => {
  const problem = fc.constantFrom({}, { gamma: 0.7 }, { gamma: 0.95 });
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  /** A limit that is so far between the least cost and the unconstrained one. */
  const within = (tabular: Parameters<typeof solve>[0], discounting: { gamma?: number }, share: number) => {
    const { leastCosts, unconstrained } = solve(tabular, { limits: tabular.costs.map(() => Infinity), ...discounting });
    return leastCosts.map((least, k) => least + share * (unconstrained.episodeCosts[k] - least));
  };

  it("is beaten by no policy at its own cost", () => {
    fc.assert(
      fc.property(randomTable(), problem, fc.integer({ min: 0, max: 1000 }), (tabular, discounting, seed) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, policy, discounting);
        const best = solve(tabular, { limits: episodeCosts, ...discounting });
        expect(episodeReturn).toBeLessThanOrEqual(best.episodeReturn + 1e-8);
      }),
    );
  });

  it("earns no less with more, and ever less per unit", () => {
    fc.assert(
      fc.property(randomTable(), problem, part, part, (tabular, discounting, a, b) => {
        const at = (share: number) => solve(tabular, { limits: within(tabular, discounting, share), ...discounting });
        const [low, middle, high] = [Math.min(a, b), (a + b) / 2, Math.max(a, b)].map(at);
        expect(low.episodeReturn).toBeLessThanOrEqual(high.episodeReturn + 1e-8);
        expect(middle.episodeReturn).toBeGreaterThanOrEqual((low.episodeReturn + high.episodeReturn) / 2 - 1e-8);
      }),
    );
  });

  it("prices a limit only where it binds", () => {
    fc.assert(
      fc.property(randomTable({ numCosts: 2 }), problem, part, (tabular, discounting, share) => {
        const limits = within(tabular, discounting, share);
        const { feasible, episodeCosts, lagrangeMultipliers } = solve(tabular, { limits, ...discounting });
        if (!feasible) return;
        for (const [k, lambda] of lagrangeMultipliers.entries()) {
          expect(lambda).toBeGreaterThanOrEqual(0);
          expect(episodeCosts[k]).toBeLessThanOrEqual(limits[k] + 1e-8);
          expect(Math.min(lambda, 1) * (limits[k] - episodeCosts[k])).toBeLessThan(1e-7);
        }
      }),
    );
  });

  it("scales with rewards and costs", () => {
    const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(randomTable(), problem, part, factor, factor, (tabular, discounting, share, up, dear) => {
        const limits = within(tabular, discounting, share);
        const scaled = {
          ...tabular,
          reward: tabular.reward.map((x) => up * x),
          costs: tabular.costs.map((cost) => cost.map((x) => dear * x)),
        };
        const one = solve(tabular, { limits, ...discounting });
        const other = solve(scaled, { limits: limits.map((x) => dear * x), ...discounting });
        close(other.episodeReturn, up * one.episodeReturn, 1e-7);
        close(other.episodeCosts[0], dear * one.episodeCosts[0], 1e-7);
      }),
    );
  });

  it("does not care how states are numbered", () => {
    fc.assert(
      fc.property(randomTable(), problem, part, (tabular, discounting, share) => {
        const limits = within(tabular, discounting, share);
        const one = solve(tabular, { limits, ...discounting });
        const other = solve(reversed(tabular), { limits, ...discounting });
        close(other.episodeReturn, one.episodeReturn, 1e-8);
        close(other.episodeCosts[0], one.episodeCosts[0], 1e-8);
      }),
    );
  });
});

/** The same table with its states in the opposite order. */
function reversed(tabular: Parameters<typeof solve>[0]): typeof tabular {
  const { numStates, numActions, first } = tabular;
  const order: number[] = [];
  const starts = [0];
  for (let s = numStates - 1; s >= 0; s--) {
    for (let pair = s * numActions; pair < (s + 1) * numActions; pair++) {
      for (let i = first[pair]; i < first[pair + 1]; i++) order.push(i);
      starts.push(order.length);
    }
  }
  const picked = (x: Float64Array) => Float64Array.from(order, (i) => x[i]);
  return {
    ...tabular,
    start: tabular.start.toReversed(),
    first: Int32Array.from(starts),
    probability: picked(tabular.probability),
    nextState: Int32Array.from(order, (i) => (tabular.nextState[i] < 0 ? -1 : numStates - 1 - tabular.nextState[i])),
    reward: picked(tabular.reward),
    costs: tabular.costs.map(picked),
  };
}
