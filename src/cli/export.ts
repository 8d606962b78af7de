import { existsSync } from "node:fs";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { logFormatNames, type LogFormatName } from "../logs/formats.ts";
import { logFolder, writeLogs } from "../logs/writeLogs.ts";
import { tableFormatNames, writeTableFiles, type TableFormatName } from "../logs/writeTableFiles.ts";
import type { Results } from "../tables/results.ts";
import { exitCodes, type Terminal } from "./screen.ts";

const help = `
tensorboard, csv and jsonl are logs: a file for each run that has begun, also while it is
under way, in <folder>/logs/<format>/<task>/<algorithm>/<seed>. parquet and arrow are the
results tables, of the runs that are done, in <folder>/tables.

Examples:
  $ saddle export results/quickstart --format tensorboard
  $ tensorboard --logdir results/quickstart/logs/tensorboard
  $ saddle export results/quickstart --format parquet --out shared/quickstart
  $ saddle export omnisafe/runs --format parquet --out tables       logs of another program as tables`;

/** `saddle export`: results in the formats of other programs. */
export function addExport(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("export")
    .description("write the logs or the tables of results in a format that other programs read")
    .argument("<folder>", "a results folder, such as results/quickstart, or a folder of another program's logs")
    .addOption(
      new Option("--format <name>", "which format")
        .choices([...logFormatNames, ...tableFormatNames])
        .makeOptionMandatory(),
    )
    .option("--out <folder>", "where the files go")
    .addHelpText("after", help)
    .action(async (folder: string, flags: { format: LogFormatName | TableFormatName; out?: string }) => {
      const { format } = flags;
      out.write(isLog(format) ? exportLogs(folder, format, flags.out) : await exportTables(folder, format, flags.out));
      end(exitCodes.ok);
    });
}

const isLog = (format: string): format is LogFormatName => (logFormatNames as readonly string[]).includes(format);

function exportLogs(folder: string, format: LogFormatName, out = logFolder(folder, format)): string {
  const { numRuns, numOpen } = writeLogs(folder, format, { out });
  if (numRuns === 0) throw new Error(`${folder}: none of its runs has logged anything yet; there is nothing to export`);
  return `${format}: ${numRuns === 1 ? "1 run" : `${numRuns} runs`}${numOpen > 0 ? `, ${numOpen} of them not done` : ""} → ${out}\n`;
}

async function exportTables(folder: string, format: TableFormatName, out?: string): Promise<string> {
  const isOwn = existsSync(join(folder, "experiment.json"));
  const { openResults } = await import("../imports/openResults.ts");
  const { results, notes } = openResults(folder);
  const target = out ?? (isOwn ? join(folder, "tables") : undefined);
  if (target === undefined)
    throw new Error(`${folder}: is a folder of another program; say with --out where the tables go`);
  const derived = isOwn ? await derivedOf(results) : {};
  await writeTableFiles({ ...results, derived }, format, target);
  const numRuns = results.tables.runs.numRows();
  return `${[...notes, `${format}: the tables of ${numRuns === 1 ? "1 run" : `${numRuns} runs`} → ${target}`].join("\n")}\n`;
}

/** The tables that a report rests on: measures, summary, pairs, and the experiment's own metrics. */
async function derivedOf(results: Results) {
  const { analysesOf } = await import("../report/analysis.ts");
  const { derivedTables } = await import("../report/measures/derivedTables.ts");
  return derivedTables(results, analysesOf(results));
}
