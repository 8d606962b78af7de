import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import type { Checkpoint } from "./checkpoint.ts";
import { seal, unseal } from "./seal.ts";
import { syncFolder, writeBeside } from "./writeWhole.ts";

/**
 * Writes a checkpoint to a file, whole or not at all. What the file held before is kept as `<path>.previous`.
 *
 * @throws where it holds something that is no plain data, and where it cannot be written.
 */
export function writeCheckpoint(path: string, checkpoint: Checkpoint): void {
  const beside = writeBeside(path, seal(checkpoint));
  if (existsSync(path)) renameSync(path, previous(path));
  renameSync(beside, path);
  syncFolder(path);
}

/**
 * The checkpoint in a file.
 *
 * @throws where there is none, or it is of another version, or not whole and unchanged.
 */
export function readCheckpoint(path: string): Checkpoint {
  if (!existsSync(path)) throw new Error(`${path}: there is no such file; give the path of a checkpoint`);
  return unseal(readFileSync(path), path);
}

/**
 * The checkpoints that a path has, the newest first and the one before it second. What cannot be read is told to
 * `complain` and left out.
 */
export function* checkpointsAt(path: string, complain: (problem: string) => void): Generator<Checkpoint> {
  for (const each of [path, previous(path)]) {
    if (!existsSync(each)) continue;
    let checkpoint: Checkpoint | undefined;
    try {
      checkpoint = readCheckpoint(each);
    } catch (error) {
      complain((error as Error).message);
    }
    if (checkpoint) yield checkpoint;
  }
}

/** Removes the checkpoints that a path has. */
export function removeCheckpoints(path: string): void {
  for (const each of [path, previous(path)]) rmSync(each, { force: true });
}

const previous = (path: string) => `${path}.previous`;
