import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, readText, writeWhole } from "./files.ts";

const name = "checksums";
/** What is kept in a run's folder, and in an experiment's own. */
const kept = {
  run: ["run.json", "updates.jsonl", "policy.json", "evaluation.json"],
  experiment: ["experiment.json", "source.json", "plan.json"],
} as const;

/** Writes down the SHA-256 of what a run or an experiment leaves behind, as `sha256sum --check checksums` reads it. */
export function writeChecksums(folder: string, owner: keyof typeof kept = "run"): void {
  const there = kept[owner].filter((file) => existsSync(join(folder, file)));
  writeWhole(join(folder, name), there.map((file) => `${checksum(join(folder, file))}  ${file}\n`).join(""));
}

/** Withdraws what was written down, before a file is written that it would not fit. */
export const forgetChecksums = (folder: string): void => rmSync(join(folder, name), { force: true });

/** The first file of a run that is not what the run wrote; undefined where all are, or nothing was written down. */
export const damagedFile = (folder: string): string | undefined =>
  firstDamaged(folder, kept.run) ?? (isDoneByAnother(folder) ? "done" : undefined);

function firstDamaged(folder: string, files: readonly string[]): string | undefined {
  const text = readText(join(folder, name));
  if (text === undefined) return undefined;
  const entries = text.split("\n").slice(0, -1);
  const known = entries.map((line) => /^([0-9a-f]{64}) {2}([\w.]+)$/.exec(line));
  if (!text.endsWith("\n") || known.some((entry) => !entry || !files.includes(entry[2]))) return name;
  const forgotten = files.find((file) => existsSync(join(folder, file)) && !known.some((entry) => entry![2] === file));
  if (forgotten !== undefined) return name;
  const isDamaged = ([, digest, file]: RegExpExecArray) =>
    !existsSync(join(folder, file)) || checksum(join(folder, file)) !== digest;
  return known.map((entry) => entry!).find(isDamaged)?.[2];
}

/** Whether the last file of a run is not the one that belongs to the first, in a folder with checksums. */
function isDoneByAnother(folder: string): boolean {
  const done = readText(join(folder, "done"));
  if (done === undefined || !existsSync(join(folder, name))) return false;
  return done !== `${(readJson(join(folder, "run.json")) as { readonly hash: string }).hash}\n`;
}

/**
 * Makes sure that a run's files are what the run wrote.
 *
 * @throws where one of them is not.
 */
export function refuseDamage(folder: string): void {
  const file = damagedFile(folder);
  if (file === undefined) return;
  const rule = "start the experiment again, and this run is done anew";
  throw new Error(`${join(folder, file)}: is damaged: it is not what the run wrote; ${rule}`);
}

/**
 * Makes sure that what an experiment says of itself is what it wrote.
 *
 * @throws where it is not.
 */
export function refuseDamagedExperiment(folder: string): void {
  const file = firstDamaged(folder, kept.experiment);
  if (file === undefined) return;
  const rule = "start the experiment again, and it is written anew";
  throw new Error(`${join(folder, file)}: is damaged: it is not what the experiment wrote; ${rule}`);
}

const checksum = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
