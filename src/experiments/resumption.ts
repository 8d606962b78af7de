import { existsSync } from "node:fs";
import { join } from "node:path";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
import { identityOf, refuseOther, type Checkpoint } from "../checkpoint/checkpoint.ts";
import { checkpointsAt, removeCheckpoints, writeCheckpoint } from "../checkpoint/files.ts";
import type { Engine } from "../engine/engine.ts";
import type { Place } from "./store.ts";
import { agrees, type LogMark } from "./updateLog.ts";
import { version } from "./version.ts";

/** What a run keeps beside a checkpoint. */
interface Companion {
  readonly version: string; // of Saddle
  readonly hash: string; // of the run's settings
  readonly seconds: number; // of training so far
  readonly log: LogMark;
}

/** Where a run goes on. */
export interface Resumption {
  readonly from: Checkpoint;
  readonly log: LogMark;
  readonly seconds: number;
}

const checkpointFile = (folder: string) => join(folder, "checkpoint");
export const logFile = (folder: string) => join(folder, "updates.jsonl");

/** Where a run can go on; undefined where it has to begin. What stands in the way of a checkpoint is told to `complain`. */
export function resumption(
  { folder, run, hash }: Place,
  engine: Engine,
  complain: (problem: string) => void,
): Resumption | undefined {
  const here = identityOf({ ...run, algorithm: lagrangianPpo(run.algorithm), engine });
  const obstacle = (checkpoint: Checkpoint): string | undefined => {
    const companion = checkpoint.companion as Companion | undefined;
    if (companion?.version !== version) return `it is of Saddle ${companion?.version ?? "unknown"}, this is ${version}`;
    if (companion.hash !== hash) return "it is of a run of other settings";
    if (!agrees(logFile(folder), companion.log)) return "updates.jsonl is not what it was then";
    try {
      refuseOther(checkpoint, here);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  let numProblems = 0;
  const tell = (problem: string) => void (numProblems++, complain(problem));
  for (const from of checkpointsAt(checkpointFile(folder), tell)) {
    const problem = obstacle(from);
    if (problem === undefined) {
      const { log, seconds } = from.companion as Companion;
      if (numProblems > 0) complain(`${folder}: goes on from the checkpoint before, of update ${from.update}`);
      return { from, log, seconds };
    }
    tell(`${folder}: cannot go on from the checkpoint of update ${from.update}: ${problem}`);
  }
  if (numProblems > 0) complain(`${folder}: begins anew`);
  return undefined;
}

/** Keeps a run's training as it stands; the log must be on the disk until the mark. */
export const keep = ({ folder, hash }: Place, checkpoint: Checkpoint, log: LogMark, seconds: number): void => {
  const companion: Companion = { version, hash, seconds, log };
  writeCheckpoint(checkpointFile(folder), { ...checkpoint, companion });
};

/** Removes the checkpoints of a run that needs none. */
export function forget(folder: string): void {
  if (existsSync(folder)) removeCheckpoints(checkpointFile(folder));
}
