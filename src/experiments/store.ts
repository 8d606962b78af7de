import { accessSync, constants, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { runs, taskName, type Experiment, type Run } from "./experiment.ts";
import { makeFolder, readJson, readText } from "./files.ts";
import { hashOf } from "./hash.ts";
import { difference, settingsOf, type RunSettings } from "./settingsOf.ts";
import { slugs } from "./slugs.ts";

/** Where one run's files lie, and what its settings are. */
export interface Place {
  readonly run: Run;
  readonly task: string; // as in the tables
  readonly folder: string;
  readonly settings: RunSettings;
  readonly hash: string; // of the settings
}

/** What `run.json` holds. */
export interface RunRecord {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly hash: string;
  readonly costNames: readonly string[]; // of the environment
  readonly settings: RunSettings;
}

/** How a run stands: with its results, crashed, or still to be done. */
export type Status = "done" | "failed" | "open";

/** Where each run of an experiment lies, in the order of `runs(experiment)`. */
export function places(experiment: Experiment, engine: string, folder: string): Place[] {
  const tasks = slugs(experiment.tasks.map(taskName));
  const algorithms = slugs(experiment.algorithms.map(({ name }) => name));
  return runs(experiment).map((run) => {
    const task = taskName(run.task);
    const settings = settingsOf(run, engine);
    const path = join(folder, "runs", tasks.get(task)!, algorithms.get(run.algorithm.name)!, String(run.seed));
    return { run, task, folder: path, settings, hash: hashOf(settings) };
  });
}

/** How the run in a folder stands; a run is done when its last file, `done`, holds the hash of its settings. */
export function statusOf({ folder, hash }: Pick<Place, "folder" | "hash">): Status {
  if (readText(join(folder, "done"))?.trim() === hash) return "done";
  return existsSync(join(folder, "failed.json")) ? "failed" : "open";
}

/**
 * Makes sure that results can be written to a folder and to one below it, before any work is done. Makes both.
 *
 * @throws where that is not allowed.
 */
export function refuseUnwritable(folder: string, below = "runs"): void {
  try {
    makeFolder(join(folder, below));
    accessSync(folder, constants.W_OK);
    accessSync(join(folder, below), constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${folder}: cannot be written to (${code}); use --out with a folder that can`, { cause: error });
  }
}

/**
 * Makes sure that no run in the folder has other settings than the run that is to lie there.
 *
 * @throws where one does, saying what differs.
 */
export function refuseOthers(folder: string, planned: readonly Place[]): void {
  for (const place of planned) {
    const there = readJson(join(place.folder, "run.json")) as RunRecord | undefined;
    if (there === undefined || there.hash === place.hash) continue;
    const what = difference(there.settings, place.settings) ?? "settings differ";
    throw new Error(
      `${folder} holds runs of a different configuration (${what}); use --out another-folder, or --fresh to move the old ones aside`,
    );
  }
}

/** Moves a folder, where there is one, to `<folder>.old-<n>` with the first n that is free. Answers where it went. */
export function moveAside(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  let n = 1;
  while (existsSync(`${folder}.old-${n}`)) n++;
  renameSync(folder, `${folder}.old-${n}`);
  return `${folder}.old-${n}`;
}
