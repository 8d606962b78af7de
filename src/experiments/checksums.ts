import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readText, writeWhole } from "./files.ts";

const name = "checksums";
const files = ["run.json", "updates.jsonl", "policy.json", "evaluation.json"];

/** Writes down the SHA-256 of what a run leaves behind, as `sha256sum --check checksums` reads it. */
export function writeChecksums(folder: string): void {
  const there = files.filter((file) => existsSync(join(folder, file)));
  writeWhole(join(folder, name), there.map((file) => `${checksum(join(folder, file))}  ${file}\n`).join(""));
}

/** The first file of a run that is not what the run wrote; undefined where all are, or nothing was written down. */
export function damagedFile(folder: string): string | undefined {
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

const checksum = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
