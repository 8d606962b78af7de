import { createRequire } from "node:module";
import { totalmem } from "node:os";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

/** The module that does a run in a process of its own. */
export const workerModule = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** What Node needs to load experiments and environments written in TypeScript, whatever its version. */
export const typescript: readonly string[] = [
  "--import",
  pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href,
];

/** MiB of heap: what the machine has, shared, and no less than Node needs for a modest run. */
export const memoryPerWorker = (numWorkers: number): number =>
  Math.max(512, Math.floor((0.8 * totalmem()) / 2 ** 20 / numWorkers));
