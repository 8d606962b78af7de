import { join, relative } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import { quoted } from "./quoted.ts";
import { exitCodes, type Terminal } from "./screen.ts";

interface CompareFlags {
  readonly out?: string;
  readonly asTask?: string;
  readonly limit?: number;
}

const help = `
What can be compared: results folders of Saddle; folders or files that OmniSafe, SafePO or
Stable-Baselines3 logged to (progress.csv, monitor.csv); TensorBoard's event files; any
progress.csv with the columns step, episodeReturn and, if there is one, episodeCost.
Tasks are matched by environment and limit.

Examples:
  $ saddle compare results/before results/after
  $ saddle compare results/point-goal omnisafe/runs --out results/against-omnisafe
  $ saddle compare results/cartpole sb3_logs/ppo_1 --as-task CartPole-v1
  $ saddle compare omnisafe/runs                  the runs of one folder among themselves`;

/** `saddle compare`: several results, also of other programs, in one report. */
export function addCompare(program: Command, { out, err }: Terminal, end: (code: number) => void): void {
  program
    .command("compare")
    .description("put several results, also those of other programs, side by side in one report")
    .argument("<results...>", "folders of results, or of other programs' logs")
    .option("--out <folder>", "where the report goes (default: results/compare-<names>)")
    .option("--as-task <name>", "the environment that all results are of, whatever they call it")
    .option("--limit <cost>", "what an episode may cost, where results do not say", costLimit)
    .addHelpText("after", help)
    .action(async (paths: readonly string[], flags: CompareFlags) => {
      const { openResults } = await import("../imports/openResults.ts");
      const { compareResults } = await import("../report/comparison/compareResults.ts");
      const { writeDocument } = await import("../report/writeReport.ts");
      const all = paths.map(openResults);
      for (const note of all.flatMap(({ notes }) => notes)) err.write(`note: ${note}\n`);
      const folder =
        flags.out ?? join("results", `compare-${all.map(({ label }) => label).join("-and-")}`.slice(0, 100));
      const document = compareResults(all, {
        command: [
          `npx saddle compare ${paths.map(quoted).join(" ")}`,
          flags.asTask === undefined ? "" : ` --as-task ${quoted(flags.asTask)}`,
          flags.limit === undefined ? "" : ` --limit ${flags.limit}`,
        ].join(""),
        ...(flags.asTask !== undefined && { asTask: flags.asTask }),
        ...(flags.limit !== undefined && { costLimit: flags.limit }),
      });
      const { html, markdown } = writeDocument(document, folder);
      const shown = (path: string) => relative(process.cwd(), path) || path;
      out.write(`report: ${shown(html)}\n        ${shown(markdown)}\n`);
      end(exitCodes.ok);
    });
}

function costLimit(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value < Infinity) return value;
  throw new InvalidArgumentError("It must be a number, 0 or above, such as 25.");
}
