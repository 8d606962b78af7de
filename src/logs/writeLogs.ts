import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { readJson, writeWhole } from "../experiments/files.ts";
import type { ExperimentRecord } from "../experiments/record.ts";
import { runFolders } from "../tables/runFolders.ts";
import { logFormats, logOf, type LogFormatName } from "./formats.ts";
import { runLog } from "./runLog.ts";

/** Where the logs of an experiment lie unless said otherwise. */
export const logFolder = (folder: string, format: LogFormatName): string => join(folder, "logs", format);

/** What was written. */
export interface WrittenLogs {
  readonly numRuns: number;
  /** Of them, the runs that are not done. */
  readonly numOpen: number;
}

/** Of which runs, and where to. */
export interface WriteLogsOptions {
  readonly out?: string;
  /** Every run that has begun, unless only those are asked for that are done. */
  readonly which?: "begun" | "done";
}

/**
 * Writes the logs of an experiment's runs, whether they are done or under way, to
 * `<out>/<task>/<algorithm>/<seed>`. The same results give the same bytes.
 *
 * @throws where the folder does not hold an experiment.
 */
export function writeLogs(folder: string, format: LogFormatName, options: WriteLogsOptions = {}): WrittenLogs {
  const { out = logFolder(folder, format), which = "begun" } = options;
  const { file } = logFormats[format];
  const experiment = readJson(join(folder, "experiment.json")) as ExperimentRecord | undefined;
  if (!experiment) throw new Error(`${folder}: holds no experiment.json; give the folder of an experiment's results`);
  const isDone = (run: string) => existsSync(join(run, "done"));
  const asked = runFolders(folder, experiment).filter((run) => which === "begun" || isDone(run.folder));
  const begun = asked.flatMap(({ folder: run }) => {
    const entries = runLog(run);
    return entries.length > 0 ? [{ run, entries }] : [];
  });
  for (const { run, entries } of begun) {
    writeWhole(join(out, relative(join(folder, "runs"), run), file), logOf(logFormats[format], entries));
  }
  return { numRuns: begun.length, numOpen: begun.filter(({ run }) => !isDone(run)).length };
}
