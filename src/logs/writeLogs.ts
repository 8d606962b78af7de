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

/**
 * Writes the log of every run of an experiment that has begun, whether it is done
 * or under way, to `<out>/<task>/<algorithm>/<seed>`. The same results give the
 * same bytes.
 *
 * @throws where the folder does not hold an experiment.
 */
export function writeLogs(folder: string, format: LogFormatName, out = logFolder(folder, format)): WrittenLogs {
  const { file } = logFormats[format];
  const begun = runFolders(folder).flatMap((run) => {
    const entries = runLog(join(folder, "runs", run));
    return entries.length > 0 ? [{ run, entries }] : [];
  });
  for (const { run, entries } of begun) writeWhole(join(out, run, file), logOf(logFormats[format], entries));
  const isOpen = ({ run }: (typeof begun)[number]) => !existsSync(join(folder, "runs", run, "done"));
  return { numRuns: begun.length, numOpen: begun.filter(isOpen).length };
}
