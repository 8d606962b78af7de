import { costNamesOf, type AnyEnv } from "../env/defineEnv.ts";
import { costRange } from "../exact/costRange.ts";
import { discountBias } from "../exact/discountBias.ts";
import type { Discounting } from "../exact/discounting.ts";
import { paretoFrontier } from "../exact/paretoFrontier.ts";
import { bestDeterministic } from "../exact/programs/bestDeterministic.ts";
import type { Expectation, Solution } from "../exact/solution.ts";
import type { Tabular } from "../exact/tabular.ts";
import { textTable, type Cell } from "./textTable.ts";

/** The discount of the shipped recipes. */
const GAMMA = 0.99;

/** The optimum, and what stands to either side of it. */
export async function optimumTable(
  env: AnyEnv,
  tabular: Tabular,
  solution: Solution,
  { deterministic = false, ...options }: Discounting & { readonly deterministic?: boolean },
): Promise<string> {
  const discounting = options.gamma === undefined ? {} : { gamma: options.gamma };
  const names = costNamesOf(env);
  const { problem, limits, lagrangeMultipliers } = solution;
  const given = limits.map((limit) => (limit < Infinity ? limit : NaN));
  const nothing = names.map(() => NaN);
  const row = (
    label: string,
    sums: Expectation,
    bounds: readonly number[] = nothing,
    prices: readonly number[] = nothing,
  ): Cell[] => [label, sums.episodeReturn, ...names.flatMap((_, k) => [sums.episodeCosts[k], bounds[k], prices[k]])];

  const rows = [row("optimum", solution, given, lagrangeMultipliers)];
  if (deterministic) {
    const best = await bestDeterministic(tabular, { limits, ...discounting });
    rows.push(row(best.proven ? "best without coins" : "without coins, best found in a minute", best, given));
  }
  if (problem.kind === "finiteHorizon" && limits.length === 1 && limits[0] < Infinity && !tabular.endsWithTime) {
    // Advantages of agents are discounted, and their limits are not.
    const agent = discountBias(tabular, { costLimit: limits[0], gamma: GAMMA });
    const sums = { episodeReturn: agent.episodeReturn, episodeCosts: [agent.episodeCost] };
    rows.push(row(`an agent with γ = ${GAMMA}`, sums, given, [agent.lagrangeMultiplier]));
  }
  for (const [k, name] of names.entries()) {
    rows.push(row(`least ${name}`, costRange(tabular, { cost: k, ...discounting }).least));
  }
  rows.push(row("no limit", solution.unconstrained));
  return textTable(["", "return", ...names.flatMap((name) => [name, "limit", "λ⋆"])], rows);
}

/** The corners of the frontier of return against the first cost, and what more cost brings from each. */
export function frontierTable(env: AnyEnv, tabular: Tabular, discounting: Discounting): string {
  const frontier = paretoFrontier(tabular, discounting);
  const rows = frontier.map(([cost, best], i): Cell[] => {
    const next = frontier[i + 1];
    return [cost, best, next ? (next[1] - best) / (next[0] - cost) : 0];
  });
  return textTable([`${costNamesOf(env)[0]} at most`, "best return", "λ⋆ from there"], rows);
}
