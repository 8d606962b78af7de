import type { Command } from "commander";
import { costNamesOf, type AnyEnv } from "../env/defineEnv.ts";
import { atMost, type Constraint, type Task } from "../env/task.ts";
import { inUnits } from "../env/units.ts";
import { costRange } from "../exact/costRange.ts";
import { tabularOf } from "../exact/discovery/tabularOf.ts";
import type { PolicyValue } from "../exact/evaluatePolicy.ts";
import { limitWarnings } from "../exact/limitWarnings.ts";
import type { Tabular } from "../exact/tabular.ts";
import { short } from "../experiments/progress.ts";
import { collect, taskOf } from "./limits.ts";
import { wholeNumber } from "./numbers.ts";
import { outsideRange } from "./outsideRange.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { textTable, type Cell } from "./textTable.ts";

interface ProbeFlags {
  readonly limit: readonly string[];
  readonly steps: number;
  readonly seeds: number;
  readonly episodes: number;
}

const help = `
A limit below the least cost cannot be kept, and one above what the best policy costs holds
nothing back. Where every state of the environment can be listed, both ends are computed;
elsewhere two short trainings look for them, one deaf to cost and one that hears nothing else.

Examples:
  $ saddle probe BridgeSlip-v0
  $ saddle probe BridgeSlip-v0 --limit 1.5            and what that limit is in other units
  $ saddle probe SafetyPointGoal0-v0 --steps 500_000 --seeds 3`;

/** `saddle probe`: between which costs a limit makes a difference. */
export function addProbe(program: Command, terminal: Terminal, end: (code: number) => void): void {
  program
    .command("probe")
    .description("find the range of costs in which a limit binds")
    .argument("<env>", "an environment's id, or the path of its module")
    .option("--limit <limit>", "a limit to be shown in all units: 25, or <cost>=25; may be repeated", collect, [])
    .option("--steps <n>", "environment steps of each training, where there is one", wholeNumber(1), 100_000)
    .option("--seeds <n>", "trainings of each kind, where there are any", wholeNumber(1), 1)
    .option("--episodes <n>", "episodes in which each training is evaluated", wholeNumber(2), 100)
    .addHelpText("after", help)
    .action(async (name: string, flags: ProbeFlags) => {
      const task = await taskOf(name, flags.limit);
      const found = listed(task.env);
      if (found instanceof Error) {
        terminal.out.write(`${found.message}\nso this is sampled from short trainings\n`);
        const { sampledRanges } = await import("./sampledRanges.ts");
        const ranges = await sampledRanges(task.env, flags, terminal);
        if (!ranges) return end(exitCodes.interrupted);
        print(task, ranges, terminal);
        terminal.out.write("Longer trainings can cost less still, or earn more: the true range may be wider.\n");
      } else {
        terminal.out.write(`${task.env.id}: exact, ${found.numStates} states\n`);
        print(task, exactRanges(task.env, found), terminal, found);
        const { exact = { tabular: found, optima: [] } } = task.env;
        for (const warning of limitWarnings({ ...task, env: { ...task.env, exact } }))
          terminal.out.write(`${warning}\n`);
      }
      end(exitCodes.ok);
    });
}

/** What to expect of an episode at one end of a range. */
export interface End extends PolicyValue {
  readonly label: string;
}

/** The ends of the range of every cost: the least it can be, and what it is without a limit. */
export interface Ranges {
  readonly least: readonly End[]; // one per cost
  readonly unlimited: End;
}

/** The table of an environment, or why there is none. */
function listed(env: AnyEnv): Tabular | Error {
  try {
    return tabularOf(env);
  } catch (error) {
    return error as Error;
  }
}

function exactRanges(env: AnyEnv, tabular: Tabular): Ranges {
  const least = costNamesOf(env).map((name, cost) => ({
    label: `least ${name}`,
    ...costRange(tabular, { cost }).least,
  }));
  return { least, unlimited: { label: "no limit", ...costRange(tabular).unconstrained } };
}

/** The range for limits of kind `discounted`. */
function discountedRange(tabular: Tabular, cost: number, gamma: number): string {
  if (tabular.endsWithTime) return "";
  const { least, unconstrained } = costRange(tabular, { cost, gamma });
  const [from, to] = [least.episodeCosts[cost], unconstrained.episodeCosts[cost]];
  return from < to ? `Discounted at γ = ${gamma}, those between ${short(from)} and ${short(to)} do.\n` : "";
}

function print({ env, constraints }: Task, ranges: Ranges, { out }: Terminal, tabular?: Tabular): void {
  const { least, unlimited } = ranges;
  for (const [k, name] of costNamesOf(env).entries()) {
    const row = ({ label, episodeReturn, episodeLength, episodeCosts }: End): Cell[] => [
      label,
      episodeReturn,
      episodeLength,
      episodeCosts[k],
      short(episodeCosts[k] / episodeLength),
    ];
    const header = ["", "return", "steps", `${name} per episode`, "per step"];
    out.write(`\n${textTable(header, [row(least[k]), row(unlimited)])}\n\n`);
    const [from, to] = [least[k].episodeCosts[k], unlimited.episodeCosts[k]];
    const given = constraints.find(({ cost }) => cost === name);
    if (!(from < to)) {
      out.write(`No limit on ${name} binds: what earns most costs no more than what costs least.\n`);
      if (given && !tabular && given.costLimit < to) out.write(outsideRange(given, from, to));
      continue;
    }
    out.write(`Limits on ${name} between ${short(from)} and ${short(to)} per episode bind.\n`);
    const shown: Constraint = given ?? atMost(Number(((from + to) / 2).toPrecision(2)), { cost: name });
    if (tabular) out.write(discountedRange(tabular, k, shown.gamma));
    out.write(`${given ? "" : "For example, "}${inUnits(shown, { env })}\n`);
    if (given && !tabular) out.write(outsideRange(given, from, to)); // of a table, limitWarnings knows more
  }
}
