import { join } from "node:path";
import { readJson, readText } from "../experiments/files.ts";
import { fromJson } from "../experiments/json.ts";
import type { ExperimentRecord, UpdateRecord } from "../experiments/record.ts";
import { slugs } from "../experiments/slugs.ts";
import type { RunRecord } from "../experiments/store.ts";
import { shown } from "../shown.ts";
import type { LogEntry } from "./formats.ts";

/** The folder of every run of an experiment, below `<folder>/runs`: task, algorithm and seed. */
export function runFolders(folder: string): string[] {
  const experiment = readJson(join(folder, "experiment.json")) as ExperimentRecord | undefined;
  if (!experiment) throw new Error(`${folder}: holds no experiment.json; give the folder of an experiment's results`);
  const [tasks, algorithms] = [experiment.tasks, experiment.algorithms].map((list) =>
    slugs(list.map(({ name }) => name)),
  );
  return experiment.tasks.flatMap(({ name: task }) =>
    experiment.algorithms.flatMap(({ name: algorithm }) =>
      experiment.seeds.map((seed) => join(tasks.get(task)!, algorithms.get(algorithm)!, String(seed))),
    ),
  );
}

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
