import type { Command } from "commander";
import { costNamesOf } from "../env/defineEnv.ts";
import { loadEnv } from "../env/registry.ts";
import { short } from "../experiments/progress.ts";
import { exitCodes, type Terminal } from "./screen.ts";

const help = `
Plays random episodes and looks for broken promises: numbers that are not finite, costs
below 0, observations outside their space, resets that are not repeatable, actions that are
kept and not copied.

Examples:
  $ saddle check Bridge-v0
  $ saddle check my/rover.ts`;

/** `saddle check`: does an environment keep its promises? */
export function addCheck(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("check")
    .description("check that an environment keeps its promises")
    .argument("<env>", "an environment's id, or the path of its module")
    .addHelpText("after", help)
    .action(async (name: string) => {
      const { checkEnv } = await import("../env/checkEnv.ts");
      const env = await loadEnv(name);
      const { episodes, terminated, meanReturn, meanCosts, meanLength } = checkEnv(env);
      const costs = costNamesOf(env).map((cost, k) => `${cost} ${short(meanCosts[k])}`);
      const means = [`return ${short(meanReturn)}`, ...costs, `${short(meanLength)} steps`].join(", ");
      out.write(`${env.id}: an action is ${env.actionSpace.description}\n`);
      out.write(`${env.id}: keeps its promises; ${episodes} random episodes bring on average ${means}\n`);
      if (terminated === 0) {
        const what = `no episode terminated in ${episodes} random episodes`;
        out.write(`${env.id}: note: ${what}; what happens there was not checked\n`);
      }
      end(exitCodes.ok);
    });
}
