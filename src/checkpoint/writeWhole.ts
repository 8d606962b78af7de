import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  type PathOrFileDescriptor,
} from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it. One at a time: where a file system forbids
 * folders, as /proc does, Node's recursive mkdir never comes back.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Two runs may make the same folder at the same time.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * Writes a file whole or not at all: beside its place first, and moved there once the disk has it.
 *
 * @throws where it cannot be written, with what was there before left as it was.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = writeBeside(path, content);
  try {
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw unwritten(path, error);
  }
  syncFolder(path);
}

/** Writes what is to become a file to the disk, in a file beside it, whose path it answers. */
export function writeBeside(path: string, content: string | Uint8Array): string {
  const beside = `${path}.${process.pid}.tmp`;
  let file: number | undefined;
  try {
    makeFolder(dirname(path));
    file = openSync(beside, "w");
    writeFileSync(file, content);
    fsyncSync(file);
  } catch (error) {
    if (file !== undefined) rmSync(beside, { force: true });
    throw unwritten(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  return beside;
}

/**
 * Writes all of a content.
 *
 * @throws where the disk has no room for it, saying so.
 */
export function writeAll(file: PathOrFileDescriptor, content: string | Uint8Array, path: string): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw unwritten(path, error);
  }
}

/** What the file system said, as a sentence; its `code` and `syscall` tell that it was the file system. */
function unwritten(path: string, error: unknown): Error {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  const what = isFull
    ? `the disk is full (${code}); make room, and the same command goes on from there`
    : `the file system refuses it (${code}); choose a place that can be written to`;
  return Object.assign(new Error(`${path}: cannot be written: ${what}`, { cause: error }), { code, syscall });
}

/** Puts what was renamed in a file's folder on the disk; where folders cannot be opened, as on Windows, nothing. */
export function syncFolder(path: string): void {
  let folder: number | undefined;
  try {
    folder = openSync(dirname(path), "r");
    fsyncSync(folder);
  } catch {
    // The file itself is on the disk; which of its names is, a crash of the machine may decide.
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}
