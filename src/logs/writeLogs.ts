import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../experiments/files.ts";
import { logFormats, logOf, type LogFormatName } from "./formats.ts";
import { runFolders, runLog } from "./runLog.ts";

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
  const isDone = (run: string) => existsSync(join(folder, "runs", run, "done"));
  const asked = runFolders(folder).filter((run) => which === "begun" || isDone(run));
  const begun = asked.flatMap((run) => {
    const entries = runLog(join(folder, "runs", run));
    return entries.length > 0 ? [{ run, entries }] : [];
  });
  for (const { run, entries } of begun) writeWhole(join(out, run, file), logOf(logFormats[format], entries));
  return { numRuns: begun.length, numOpen: begun.filter(({ run }) => !isDone(run)).length };
}
