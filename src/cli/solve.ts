import { InvalidArgumentError, type Command } from "commander";
import { costNamesOf, type AnyEnv } from "../env/defineEnv.ts";
import { limitsOf } from "../env/task.ts";
import type { Discounting } from "../exact/discounting.ts";
import type { Solution } from "../exact/solution.ts";
import type { Tabular } from "../exact/tabular.ts";
import { collect, taskOf } from "./limits.ts";
import { wholeNumber } from "./numbers.ts";
import { policyText } from "./policyText.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { frontierTable, optimumTable } from "./solutionTables.ts";

interface SolveFlags {
  readonly limit: readonly string[];
  readonly gamma?: number;
  readonly deterministic?: boolean;
  readonly frontier?: boolean;
  readonly confirm?: boolean;
  readonly maxStates: number;
  readonly maxWays: number;
}

const help = `
Computes, and does not train: the environment is small enough to know every state of it. A
limit is what an episode may cost; with --gamma, returns, costs and limits are discounted,
and there is no time limit. λ⋆ is what one more unit of cost would bring.

Examples:
  $ saddle solve BridgeSlip-v0 --limit 1.5
  $ saddle solve TwoCosts-v0 --limit heat=1 --limit noise=0.5
  $ saddle solve Bridge-v0 --limit 1.5 --deterministic      and without tossing coins
  $ saddle solve Bridge-v0 --frontier                       every corner of return against cost
  $ saddle solve my/rover.ts --limit 2 --confirm            and by linear programming, to be sure`;

/** `saddle solve`: the exact optimum of a small environment. */
export function addSolve(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("solve")
    .description("compute the best return within cost limits, exactly")
    .argument("<env>", "an environment's id, or the path of its module")
    .option("--limit <limit>", "what an episode may cost: 25, or <cost>=25; may be repeated", collect, [])
    .option("--gamma <discount>", "discount returns, costs and limits", discount)
    .option("--deterministic", "also the best policy that tosses no coins (small environments; up to a minute)")
    .option("--frontier", "also the corners of the frontier of return against the first cost")
    .option("--confirm", "also by linear programming, with HiGHS")
    .option("--max-states <n>", "when to stop looking for the states of the environment", wholeNumber(1), 200_000)
    .option("--max-ways <n>", "in how many ways states may lead on, on average", wholeNumber(1), 64)
    .addHelpText("after", help)
    .action(async (name: string, { gamma, ...flags }: SolveFlags) => {
      const task = await taskOf(name, flags.limit);
      const { tabularOf } = await import("../exact/discovery/tabularOf.ts");
      const { solve } = await import("../exact/solve.ts");
      const tabular = tabularOf(task.env, flags);
      const discounting = gamma === undefined ? {} : { gamma };
      const limits = limitsOf(task);
      const solution = solve(tabular, { limits, ...discounting });
      if (solution.closest) throw new Error(infeasible(task.env, solution));
      const { numStates, numActions, horizon } = tabular;
      const sums = gamma === undefined ? `at most ${horizon} steps, undiscounted` : `discounted at γ = ${gamma}`;
      out.write(`${task.env.id}: ${numStates} states, ${numActions} actions, ${sums}\n\n`);
      out.write(`${await optimumTable(task.env, tabular, solution, { ...discounting, ...flags })}\n\n`);
      out.write(`${policyText(task.env, tabular, solution, discounting)}\n`);
      if (flags.frontier) out.write(`\n${frontierTable(task.env, tabular, discounting)}\n`);
      if (flags.confirm) out.write(`\n${await confirmation(tabular, solution, discounting)}\n`);
      end(exitCodes.ok);
    });
}

function infeasible(env: AnyEnv, { limits, leastCosts, closest = [] }: Solution): string {
  const names = costNamesOf(env);
  const asked = names.flatMap((name, k) => (limits[k] < Infinity ? [`${name} ≤ ${limits[k]}`] : [])).join(" and ");
  const alone = names.flatMap((name, k) =>
    leastCosts[k] > limits[k] ? [`the least ${name} is ${show(leastCosts[k])}`] : [],
  );
  const together = `the closest is ${names.map((name, k) => `${name} ${show(closest[k])}`).join(", ")}`;
  return `${env.id}: no policy keeps ${asked}; ${alone.length > 0 ? alone.join(", ") : together}`;
}

async function confirmation(tabular: Tabular, solution: Solution, discounting: Discounting): Promise<string> {
  const { solveByProgram } = await import("../exact/programs/solveByProgram.ts");
  const other = await solveByProgram(tabular, { limits: solution.limits, ...discounting });
  const gap = Math.abs(other.episodeReturn - solution.episodeReturn);
  const prices = other.lagrangeMultipliers.map((x, k) => Math.abs(x - solution.lagrangeMultipliers[k]));
  const difference = `return differs by ${gap.toExponential(1)}, λ⋆ by ${Math.max(...prices).toExponential(1)}`;
  return `linear program (HiGHS): ${difference}`;
}

function discount(text: string): number {
  const gamma = Number(text);
  if (text.trim() !== "" && gamma >= 0 && gamma < 1) return gamma;
  throw new InvalidArgumentError("It must be 0 or above and below 1, such as 0.99.");
}

const show = (x: number): string => String(Number(x.toPrecision(4)));
