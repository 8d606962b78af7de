import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Refuses the folder of a whole experiment where that of one run is wanted.
 *
 * @throws naming a run of it that is done, or else the pattern of such folders.
 */
export function refuseExperimentFolder(folder: string): void {
  const isExperiment = ["experiment.json", "plan.json"].some((file) => existsSync(join(folder, file)));
  if (!isExperiment || existsSync(join(folder, "run.json"))) return;
  const runs = join(folder, "runs");
  const example = doneRun(runs) ?? join(runs, "<task>", "<algorithm>", "<seed>");
  throw new Error(`${folder}: is an experiment's folder; give the folder of one of its runs, such as ${example}`);
}

/** The first run below `runs/`, in folders by task, algorithm and seed, that is done. */
function doneRun(runs: string): string | undefined {
  const below = (folder: string) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .sort();
  if (!existsSync(runs)) return undefined;
  return below(runs)
    .flatMap(below)
    .flatMap(below)
    .find((run) => existsSync(join(run, "done")));
}
