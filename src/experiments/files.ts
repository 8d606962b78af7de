import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fromJson, toJson } from "./json.ts";

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

/** Writes a file whole or not at all: beside its place first, then moved there. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  makeFolder(dirname(path));
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, content);
  renameSync(beside, path);
}

/** Writes a value as JSON in which every number survives, whole or not at all. */
export const writeJson = (path: string, value: unknown): void => writeWhole(path, `${toJson(value, 2)}\n`);

/** Writes a value as one line of JSON, for what is long and read by machines only. */
export const writeCompactJson = (path: string, value: unknown): void => writeWhole(path, `${toJson(value)}\n`);

/** What a file says, or undefined where there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * What a JSON file holds, or undefined where there is none.
 *
 * @throws where the file is not JSON.
 */
export function readJson(path: string): unknown {
  const text = readText(path);
  if (text === undefined) return undefined;
  try {
    return fromJson(text);
  } catch {
    throw new Error(`${path}: is not JSON; delete it and run again`);
  }
}
