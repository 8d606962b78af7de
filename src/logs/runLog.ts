import { join } from "node:path";
import { readJson, readText } from "../experiments/files.ts";
import { fromJson } from "../experiments/json.ts";
import type { UpdateRecord } from "../experiments/record.ts";
import type { RunRecord } from "../experiments/store.ts";
import { shown } from "../shown.ts";
import type { LogEntry } from "./formats.ts";

/**
 * What a run has logged so far. Its times are those of its own clock: the share
 * of the training time that its steps are a share of all steps. They begin at 0,
 * and stay there until the run is done, since a time that nobody measured is none.
 */
export function runLog(folder: string): LogEntry[] {
  const run = readJson(join(folder, "run.json")) as RunRecord | undefined;
  const timing = readJson(join(folder, "timing.json")) as { readonly seconds: number } | undefined;
  const secondsPerStep = run && timing ? timing.seconds / run.settings.totalSteps : 0;
  const log = join(folder, "updates.jsonl");
  const updates = updatesIn(readText(log) ?? "", log);
  return updates.map((update) => ({ update, wallTime: update.step * secondsPerStep }));
}

/**
 * The updates of a piece of a log; a last line without an end is left out.
 *
 * @throws where a line is not JSON, with its text and the path of the log.
 */
export const updatesIn = (text: string, path: string): UpdateRecord[] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => updateIn(line, path));

function updateIn(line: string, path: string): UpdateRecord {
  try {
    return fromJson(line) as UpdateRecord;
  } catch (error) {
    throw new Error(`${path}: holds ${shown(line)}, which is not JSON; delete the file and run again`, {
      cause: error,
    });
  }
}
