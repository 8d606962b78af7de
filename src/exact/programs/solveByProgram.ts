import { checkDiscount } from "../discounting.ts";
import { evaluatePolicy } from "../evaluatePolicy.ts";
import { modelOf } from "../model.ts";
import { oracleOf } from "../oracle.ts";
import { checkLimits, solutionOf, type Solution, type SolveOptions } from "../solution.ts";
import { solve } from "../solve.ts";
import type { Tabular } from "../tabular.ts";
import { optimized } from "./highs.ts";
import { discountedOccupancy, occupancyOverHorizon, tableOf } from "./occupancy.ts";

/**
 * The same optimum as {@link solve} finds, by the linear program over
 * occupancy measures with HiGHS: an independent confirmation. The policy is
 * that of a vertex of the program, and tosses coins in as many places as
 * limits bind, or fewer. Fast where sums are discounted; over a horizon the
 * program has a column for every step, state and action.
 *
 * @throws as {@link solve} does, and where HiGHS fails.
 */
export async function solveByProgram(tabular: Tabular, { limits, gamma }: SolveOptions): Promise<Solution> {
  checkLimits(tabular, limits);
  const model = modelOf(tabular);
  if (gamma !== undefined) checkDiscount(tabular, gamma);
  const options = { limits, ...(gamma !== undefined && { gamma }) };
  const program = gamma === undefined ? occupancyOverHorizon(model, limits) : discountedOccupancy(model, limits, gamma);
  // Presolve costs more than it saves where every step has its rows.
  const { status, objective, x, rowDuals } = await optimized(program, { presolve: gamma === undefined ? "off" : "on" });
  if (status === "infeasible") return solve(tabular, options); // says how far from feasible
  const length = (gamma === undefined ? model.horizon : 1) * model.numStates * model.numActions;
  const table = tableOf(program, x, length, model.numActions);
  return solutionOf(tabular, oracleOf(tabular, options), options, {
    feasible: true,
    episodeReturn: objective,
    episodeCosts: evaluatePolicy(tabular, table, options).episodeCosts,
    lagrangeMultipliers: program.limitRows.map((row) => (row === -1 ? 0 : Math.max(0, rowDuals[row]))),
    table: () => table,
  });
}
