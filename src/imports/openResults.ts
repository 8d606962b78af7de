import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadResults } from "../tables/load.ts";
import type { Results } from "../tables/results.ts";
import { findRuns } from "./findRuns.ts";
import { partsOf } from "./runName.ts";
import { toResults } from "./toResults.ts";

/** Results from wherever they are. */
export interface OpenedResults {
  readonly path: string;
  /** What to call them: the name of the folder. */
  readonly label: string;
  /** What made them: Saddle, or the programs whose logs they are read from. */
  readonly program: string;
  readonly results: Results;
  /** Whether the seeds are what the program drew from, and not a mere count. */
  readonly areSeedsKnown: boolean;
  /** What a reader has to know: files that were cut off, runs that were left out. */
  readonly notes: readonly string[];
}

/**
 * Opens the results folder of an experiment, or a folder or file that another
 * program logged its runs to.
 *
 * @throws where there is nothing, or nothing that can be read.
 */
export function openResults(path: string): OpenedResults {
  const label = partsOf(path).at(-1) ?? path;
  if (existsSync(join(path, "experiment.json"))) {
    const results = loadResults(path);
    const { tasks, algorithms, seeds, command } = results.experiment;
    const numRuns = tasks.length * algorithms.length * seeds.length;
    const numOpen = numRuns - results.tables.runs.numRows();
    if (numOpen === numRuns) throw new Error(`${path}: none of its runs is done; go on with "${command}"`);
    const notes = numOpen > 0 ? [`${path}: ${numOpen} of its ${numRuns} runs are not done, and left out`] : [];
    return { path, label, program: "Saddle", results, areSeedsKnown: true, notes };
  }
  const found = findRuns(path);
  const { results, notes } = toResults(path, found);
  const areSeedsKnown = found.every(({ run }) => run.seed !== undefined);
  const remarks = [...new Set(found.flatMap(({ format }) => format.remark ?? []))];
  return { path, label, program: results.experiment.engine, results, areSeedsKnown, notes: [...remarks, ...notes] };
}
