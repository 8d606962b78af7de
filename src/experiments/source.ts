import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { defineExperiment, range, type Experiment } from "./experiment.ts";
import { readText } from "./files.ts";
import { noSuchModule } from "./noSuchModule.ts";
import { trainingExperiment, type TrainingSource } from "./training.ts";

/**
 * Where an experiment comes from, as plain data: enough for another process, or
 * another day, to build it again. Runs are addressed, not serialized.
 */
export interface ExperimentSource {
  /** The path of the module whose default export is the experiment, or of YAML or JSON that describes it. */
  readonly experiment: string;
  /** How many seeds, instead of those of the experiment. */
  readonly numSeeds?: number;
  /** Train for `1 / shortening` of the steps. */
  readonly shortening?: number;
}

/** Where an experiment comes from: a module, or a few words on the command line. */
export type Source = ExperimentSource | TrainingSource;

/** Builds the experiment that a source speaks of. */
export const loadSource = (source: Source): Promise<Experiment> =>
  "experiment" in source ? loadExperiment(source) : trainingExperiment(source);

/**
 * Loads an experiment by the path of its module, or of a text that describes it.
 *
 * @throws where there is no such file, or it holds no experiment.
 */
export async function loadExperiment({ experiment: path, ...changes }: ExperimentSource): Promise<Experiment> {
  if (isText(path)) return resized(await readExperiment(path), changes);
  const loaded = (await importModule(path)) as { default?: Experiment };
  const experiment = loaded.default;
  if (!experiment?.tasks || !experiment.algorithms || !experiment.seeds) {
    throw new Error(`${path}: its default export is not an experiment; write "export default defineExperiment({ … })"`);
  }
  return resized(experiment, changes);
}

const isText = (path: string) => /\.(ya?ml|json)$/.test(path);

/** What it takes to read a text is loaded only where there is one. */
async function readExperiment(path: string): Promise<Experiment> {
  const text = readText(path);
  if (text === undefined) throw noSuchFile(path);
  return (await import("./written/load.ts")).loadWritten(path, text);
}

async function importModule(path: string): Promise<unknown> {
  const url = pathToFileURL(resolve(path)).href;
  try {
    return await import(url);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (!/^(ERR_)?MODULE_NOT_FOUND$/.test(code)) throw error;
    throw existsSync(resolve(path)) ? noSuchModule(message, error) : noSuchFile(path, error);
  }
}

const noSuchFile = (path: string, cause?: unknown) =>
  new Error(`${path}: there is no such file; give the path of an experiment, such as experiments/quickstart.ts`, {
    cause,
  });

/** The same experiment with other seeds, or shorter; never shorter than one update of each algorithm. */
export function resized(experiment: Experiment, { numSeeds, shortening = 1 }: Omit<ExperimentSource, "experiment">) {
  const { seeds, algorithms, tasks } = experiment;
  const beyond = Math.max(...seeds) + 1;
  const shortened = (steps: number) => (shortening === 1 ? steps : Math.max(oneUpdate, Math.ceil(steps / shortening)));
  const oneUpdate = Math.max(...algorithms.map(({ numEnvs, numSteps }) => numEnvs * numSteps));
  return defineExperiment({
    ...experiment,
    seeds: numSeeds === undefined ? seeds : range(numSeeds).map((i) => seeds[i] ?? beyond + i - seeds.length),
    totalSteps: shortened(experiment.totalSteps),
    tasks: tasks.map((task) =>
      task.totalSteps === undefined ? task : { ...task, totalSteps: shortened(task.totalSteps) },
    ),
  });
}
