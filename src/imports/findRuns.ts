import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { importFormats } from "./formats.ts";
import type { ImportFormat, LoggedRun, RunFiles } from "./loggedRun.ts";

/** A run and the program that logged it. */
export interface FoundRun {
  readonly format: ImportFormat;
  readonly run: LoggedRun;
}

/**
 * The runs of other programs in a folder and all folders below it, in the order
 * of their paths, or the one that a file is the log of. A folder that is a run's
 * is not looked through any further.
 *
 * @throws where there is no such file or folder, it holds no run, or a run's log lacks what is needed.
 */
export function findRuns(path: string): FoundRun[] {
  if (!existsSync(path)) throw new Error(`${path}: there is no such file or folder`);
  const isFile = !statSync(path).isDirectory();
  const found = isFile ? readRun({ folder: dirname(path), files: [basename(path)] }) : below(path, 0);
  if (found.length > 0) return found;
  const known = importFormats.map(({ name, looksFor }) => `${name}: ${looksFor}`);
  throw new Error(
    `${path}: holds no results that can be read; looked ${isFile ? "at it" : "in it and below"} for Saddle's experiment.json and for logs of ${known.join("; ")}`,
  );
}

const DEEPEST = 8; // folders below the one that was named

function below(folder: string, depth: number): FoundRun[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = readRun({ folder, files: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name) });
  if (found.length > 0 || depth === DEEPEST) return found;
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .flatMap(({ name }) => below(join(folder, name), depth + 1));
}

function readRun(where: RunFiles): FoundRun[] {
  for (const format of importFormats) {
    const run = format.read(where);
    // A row that does not say its step has no place in a curve.
    if (run) return [{ format, run: { ...run, updates: run.updates.filter(({ step }) => Number.isFinite(step)) } }];
  }
  return [];
}
