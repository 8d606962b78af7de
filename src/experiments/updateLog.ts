import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync } from "node:fs";
import { writeAll } from "../checkpoint/writeWhole.ts";
import { toJson } from "./json.ts";
import type { UpdateRecord } from "./record.ts";

/** How far a log had come, and what it said until there. */
export interface LogMark {
  readonly bytes: number;
  readonly checksum: string; // SHA-256 of those bytes, in hexadecimal
}

/** The log of a run, one update a line. */
export interface UpdateLog {
  append(record: UpdateRecord): void;
  /** Where the log stands, once the disk has it. */
  mark(): LogMark;
  close(): void;
}

/** Opens a log, empty or with what it said until a mark; what came after is cut off. */
export function updateLog(path: string, from?: LogMark): UpdateLog {
  const hash = createHash("sha256");
  let bytes = 0;
  if (from) {
    hash.update(readFileSync(path).subarray(0, from.bytes));
    truncateSync(path, from.bytes);
    bytes = from.bytes;
  }
  const file = openSync(path, from ? "a" : "w");
  return {
    append(record) {
      const line = Buffer.from(`${toJson(record)}\n`);
      writeAll(file, line, path);
      hash.update(line);
      bytes += line.length;
    },
    mark() {
      fsyncSync(file);
      return { bytes, checksum: hash.copy().digest("hex") };
    },
    close() {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

/** Whether a log still says, until the mark, what it said then. */
export function agrees(path: string, { bytes, checksum }: LogMark): boolean {
  if (!existsSync(path)) return false;
  const content = readFileSync(path);
  if (content.length < bytes) return false;
  return createHash("sha256").update(content.subarray(0, bytes)).digest("hex") === checksum;
}
