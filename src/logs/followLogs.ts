import { appendFileSync, closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { writeWhole } from "../experiments/files.ts";
import type { Watcher } from "../experiments/runner.ts";
import type { Place } from "../experiments/store.ts";
import { columnsOf, logFormats, logOf, type LogEntry, type LogFormatName } from "./formats.ts";
import { updatesIn } from "./runLog.ts";
import { logFolder, writeLogs } from "./writeLogs.ts";

/** Writes logs while runs are under way. */
export interface LogFollower {
  /** A watcher that hears what another hears, and follows the runs. */
  beside(watcher: Watcher): Watcher;
  /** Writes the logs of the runs that are done anew, with the times that they measured themselves: what {@link writeLogs} writes. */
  finish(): void;
}

/** Whence the time, and where to complain. */
export interface FollowOptions {
  /** Seconds since 1970: the time of what is still under way. */
  readonly now: () => number;
  /** Hears what could not be written in the end. */
  readonly complain: (problem: string) => void;
}

const unwritten = (error: unknown) =>
  `no more logs are written: ${(error as Error).message}; saddle export writes them at any time`;

/**
 * Follows the runs of an experiment: whenever one tells of itself, what it has
 * logged since goes into its logs. What cannot be written is said once; no run
 * is lost over it.
 */
export function followLogs(
  folder: string,
  formats: readonly LogFormatName[],
  { now, complain }: FollowOptions,
): LogFollower {
  const followers = new Map<Place, () => void>();
  let isBroken = false;
  const look = (place: Place, watcher: Watcher) => {
    if (isBroken || formats.length === 0) return;
    try {
      const run = relative(join(folder, "runs"), place.folder);
      if (!followers.has(place)) followers.set(place, follower(place.folder, targets(folder, formats, run), now));
      followers.get(place)!();
    } catch (error) {
      isBroken = true;
      watcher.printed(place, unwritten(error));
    }
  };
  return {
    beside: (watcher) => ({
      ...watcher,
      news(place, news) {
        look(place, watcher);
        watcher.news(place, news);
      },
      ended(place, problem) {
        look(place, watcher);
        watcher.ended(place, problem);
      },
    }),
    finish() {
      try {
        for (const format of formats) writeLogs(folder, format, { which: "done" });
      } catch (error) {
        complain(unwritten(error));
      }
    },
  };
}

const targets = (folder: string, formats: readonly LogFormatName[], run: string) =>
  formats.map((name) => ({
    format: logFormats[name],
    path: join(logFolder(folder, name), run, logFormats[name].file),
  }));

/** Answers how to bring a run's logs up to date. A log begins anew where the run went back, or has a number it had not before. */
function follower(folder: string, logs: ReturnType<typeof targets>, now: () => number): () => void {
  const source = join(folder, "updates.jsonl");
  let numBytes = 0;
  let columns: readonly string[] = [];
  let entries: LogEntry[] = [];
  return () => {
    if (!existsSync(source)) return;
    const isBack = statSync(source).size < numBytes;
    if (isBack) [numBytes, entries] = [0, []];
    const text = textFrom(source, numBytes);
    numBytes += Buffer.byteLength(text);
    const more = updatesIn(text, source).map((update): LogEntry => ({ update, wallTime: now() }));
    if (more.length === 0) return;
    const isFirst = entries.length === 0;
    entries.push(...more);
    const known = [...new Set([...(isFirst ? [] : columns), ...columnsOf(more.map(({ update }) => update))])];
    const isNew = isFirst || known.length > columns.length;
    columns = known;
    for (const { format, path } of logs) {
      if (isNew) writeWhole(path, logOf(format, entries));
      else appendFileSync(path, Buffer.concat(more.map((each) => Buffer.from(format.entry(each, columns)))));
    }
  };
}

/** The whole lines of a file from some byte on. */
function textFrom(path: string, start: number): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(Math.max(0, statSync(path).size - start));
    const text = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
    return text.subarray(0, text.lastIndexOf(10) + 1).toString();
  } finally {
    closeSync(file);
  }
}
