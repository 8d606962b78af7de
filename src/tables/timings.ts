import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import { doneRuns } from "./runFolders.ts";

/** How long a run took to train, on the machine that it ran on. */
export interface RunTiming {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly seconds: number; // wall-clock
  readonly stepsPerSecond: number; // environment steps
}

/** Reads what runs that are done wrote of their time; another machine would write other numbers. */
export const loadTimings = (folder: string): RunTiming[] =>
  doneRuns(folder).flatMap(({ task, algorithm, seed, folder: at }) => {
    const timing = readJson(join(at, "timing.json")) as Pick<RunTiming, "seconds" | "stepsPerSecond"> | undefined;
    if (!timing) return [];
    return [{ task, algorithm, seed, seconds: timing.seconds, stepsPerSecond: timing.stepsPerSecond }];
  });
