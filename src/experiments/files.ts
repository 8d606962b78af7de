import { readFileSync } from "node:fs";
import { makeFolder, writeWhole } from "../checkpoint/writeWhole.ts";
import { fromJson, toJson } from "./json.ts";

export { makeFolder, writeWhole };

/** Writes a value as JSON in which every number survives, whole or not at all. */
export const writeJson = (path: string, value: unknown): void => writeWhole(path, `${toJson(value, 2)}\n`);

/** Writes a value as one line of JSON, for what is long and read by machines only. */
export const writeCompactJson = (path: string, value: unknown): void => writeWhole(path, `${toJson(value)}\n`);

/**
 * What a file says, or undefined where there is none.
 *
 * @throws where there is one that cannot be read.
 */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (nothingThere.includes(code)) return undefined;
    throw new Error(`${path}: cannot be read (${code}); give the path of a file that can`, { cause: error });
  }
}

// No such file, a file where a folder should be, and a name that no file can have.
const nothingThere = ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"];

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
