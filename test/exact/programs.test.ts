import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { modelOf } from "../../src/exact/model.ts";
import { bestDeterministic } from "../../src/exact/programs/bestDeterministic.ts";
import { optimized } from "../../src/exact/programs/highs.ts";
import { occupancyOverHorizon } from "../../src/exact/programs/occupancy.ts";
import { solveByProgram } from "../../src/exact/programs/solveByProgram.ts";
import { solve } from "../../src/exact/solve.ts";
import { goldenCase, goldenLimits } from "./cases.ts";
import { chain } from "./chain.ts";
import { randomTable } from "./randomTable.ts";

const close = (a: number, b: number, tolerance = 1e-6) =>
  expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b)));

// Over a horizon a program has a column for every step; the large ones take seconds, and are left to dynamic programming.
const quick = goldenLimits.filter(
  ({ problem, id }) => problem === "discounted" || ["twoexit-1x3", "twocost-3x7"].includes(id),
);
const all = [
  ...quick,
  ...goldenLimits.filter(({ name }) => ["bridge-5x5-slip ≤ 1.5", "swamp-5x7 ≤ 0.5"].includes(name)),
];

describe("solveByProgram", () => {
  it.each(all)("$name — has the golden optimum", async ({ tabular, limits, limit, discounting }) => {
    const solution = await solveByProgram(tabular, { limits, ...discounting });
    expect(solution.feasible).toBe(limit.feasible ?? true);
    if (!solution.feasible) return;
    close(solution.episodeReturn, limit.optReturn!);
    for (const [k, lambda] of [limit.lambda!].flat().entries()) close(solution.lagrangeMultipliers[k], lambda);
    expect(solution.randomized.length).toBeLessThanOrEqual(solution.lagrangeMultipliers.filter((x) => x > 0).length);
    const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, solution.policy, discounting);
    close(episodeReturn, solution.episodeReturn);
    for (const [k, cost] of episodeCosts.entries()) expect(cost).toBeLessThanOrEqual(limits[k] + 1e-6);
  });

  it.each([1, 2, 3])("agrees with dynamic programming on random tables with %d costs", async (numCosts) => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: numCosts, maxLength: numCosts });
    const problem = fc.constantFrom({}, { gamma: 0.9 });
    await fc.assert(
      fc.asyncProperty(randomTable({ numCosts }), problem, shares, async (tabular, discounting, between) => {
        const free = { limits: between.map(() => Infinity), ...discounting };
        const { leastCosts, unconstrained } = solve(tabular, free);
        const limits = leastCosts.map(
          (least, k) => least + between[k] * (unconstrained.episodeCosts[k] - least) + 1e-6,
        );
        const one = solve(tabular, { limits, ...discounting });
        const other = await solveByProgram(tabular, { limits, ...discounting });
        expect(other.feasible).toBe(one.feasible);
        if (one.feasible) close(other.episodeReturn, one.episodeReturn, 1e-7);
      }),
      { numRuns: 40 },
    );
  });
});

describe("optimized", () => {
  it("tries again with the other setting where HiGHS fails with one", async () => {
    // With presolve on, HiGHS 1.15.3 ends this program with an error.
    const { tabular, golden } = goldenCase("cliff-4x7");
    const program = occupancyOverHorizon(modelOf(tabular), [0.25]);
    const { status, objective } = await optimized(program, { presolve: "on" });
    expect(status).toBe("optimal");
    close(objective, golden.finiteHorizon.limits[0].optReturn!);
  });

  it("says in one sentence what it could not solve", async () => {
    const bad = {
      worth: [1],
      rowLower: Float64Array.of(0),
      rowUpper: Float64Array.of(1),
      first: [0, 1],
      rows: [7],
      entries: [1],
    };
    await expect(optimized(bad)).rejects.toThrow(
      /^HiGHS: it did not solve a program of 1 rows and 1 columns \(.{1,500}\); /,
    );
  });
});

describe("bestDeterministic", () => {
  const proven = goldenLimits.filter(
    ({ problem, id, limit }) =>
      limit.bestDeterministicStationary?.proven
      && (id === "twoexit-1x3" || (id === "bridge-5x5-slip" && problem === "discounted" && limit.d === 1.5)),
  );

  it.each(proven)("$name — has the golden return", async ({ tabular, limits, limit, discounting }) => {
    const best = await bestDeterministic(tabular, { limits, ...discounting });
    expect(best.proven).toBe(true);
    close(best.episodeReturn, limit.bestDeterministicStationary!.return);
    expect(best.episodeCosts[0]).toBeLessThanOrEqual(limits[0] + 1e-9);
    expect(evaluatePolicy(tabular, best.actions, discounting).episodeReturn).toBe(best.episodeReturn);
  });

  it("over a horizon is the best of all that can be listed", async () => {
    await fc.assert(
      fc.asyncProperty(
        randomTable({ maxStates: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (tabular, share) => {
          const { leastCosts, unconstrained } = solve(tabular, { limits: [Infinity] });
          const limit = leastCosts[0] + share * (unconstrained.episodeCosts[0] - leastCosts[0]) + 1e-3;
          const values = everyPolicy(tabular.numStates, tabular.numActions).map((actions) =>
            evaluatePolicy(tabular, actions),
          );
          const kept = values.filter(({ episodeCosts }) => episodeCosts[0] <= limit);
          const best = await bestDeterministic(tabular, { limits: [limit] });
          expect(best.feasible).toBe(kept.length > 0);
          if (best.feasible) close(best.episodeReturn, Math.max(...kept.map(({ episodeReturn }) => episodeReturn)));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("says so where no policy keeps the limit", async () => {
    const costly = { ...chain(2), costs: [Float64Array.of(2, 1)] };
    expect(await bestDeterministic(costly, { limits: [0.5] })).toMatchObject({
      feasible: false,
      proven: true,
      episodeReturn: NaN,
    });
  });
});

/** Every list of actions, one per state. */
function everyPolicy(numStates: number, numActions: number): Uint16Array[] {
  return Array.from({ length: numActions ** numStates }, (_, number) =>
    Uint16Array.from({ length: numStates }, (_state, s) => Math.floor(number / numActions ** s) % numActions),
  );
}
