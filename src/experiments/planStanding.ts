import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { isHeld } from "./claim.ts";
import { failureOf } from "./failure.ts";
import { fromJson } from "./json.ts";
import type { PlannedRun } from "./plan.ts";
import type { FailureRecord, UpdateRecord } from "./record.ts";
import { logFile } from "./resumption.ts";
import { statusOf, type Status } from "./store.ts";

/** How one run of a plan stands. */
export interface Standing {
  readonly run: PlannedRun;
  /** A run is running while a living process holds it. */
  readonly status: Status | "running";
  /** Environment steps that need not be done again. */
  readonly numSteps: number;
  /** When one of its files changed last, in milliseconds since 1970; 0 where it has none. */
  readonly changed: number;
  readonly failure?: FailureRecord;
}

const files = ["run.json", "updates.jsonl", "checkpoint", "failed.json", "done"];
const tailSize = 2 ** 16; // bytes, in which a line of a log has room many times over

/** How a run stands, by its files alone; nothing is changed. */
export async function standingOf(folder: string, run: PlannedRun): Promise<Standing> {
  const at = join(folder, run.folder);
  const changed = Math.max(0, ...files.map((file) => timeOf(join(at, file))));
  const status = statusOf({ folder: at, hash: run.hash });
  if (status === "done") return { run, status, numSteps: run.totalSteps, changed };
  if (await isHeld(at)) return { run, status: "running", numSteps: lastStep(at), changed };
  const failure = status === "failed" ? failureOf(at) : undefined;
  return { run, status, numSteps: keptSteps(at), changed, ...(failure && { failure }) };
}

/**
 * How many environment steps of a run that nobody is at need not be done again, by its log; where it was killed, those
 * since its last checkpoint are among them all the same.
 */
export const keptSteps = (folder: string): number => (existsSync(join(folder, "checkpoint")) ? lastStep(folder) : 0);

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** How far the log of a run goes, in environment steps. */
function lastStep(folder: string): number {
  const lines = tailOf(logFile(folder)).split("\n");
  for (const line of lines.slice(0, -1).toReversed()) {
    try {
      return (fromJson(line) as UpdateRecord).step;
    } catch {
      // Half a line, at the beginning of the tail or where a machine crashed.
    }
  }
  return 0;
}

function tailOf(path: string): string {
  if (!existsSync(path)) return "";
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, tailSize));
    const numBytes = readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.subarray(0, numBytes).toString("utf8");
  } finally {
    closeSync(file);
  }
}
