import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { forgetChecksums, refuseDamagedExperiment, writeChecksums } from "./checksums.ts";
import type { Experiment } from "./experiment.ts";
import { readText, writeJson } from "./files.ts";
import { hashOf } from "./hash.ts";
import { fromJson } from "./json.ts";
import type { Plan } from "./plan.ts";
import { recordOf } from "./recordOf.ts";

const name = "plan.json";
const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What is looked at here: the source is for whoever loads it, and the hash speaks for the settings. */
const form = z.strictObject({
  name: z.string(),
  version: z.string(),
  hash,
  engine: z.string(),
  command: z.string(),
  source: z.looseObject({}),
  settings: z.looseObject({}),
  runs: z
    .array(
      z.strictObject({
        index: count,
        task: z.string(),
        algorithm: z.string(),
        seed: z.int(),
        totalSteps: count,
        hash,
        folder: z.string(),
      }),
    )
    .min(1),
});

/** Writes down, before the first run of an experiment, what is to be done and where it comes from. */
export function writePlan(folder: string, plan: Plan, experiment: Experiment): void {
  forgetChecksums(folder);
  writeJson(join(folder, name), plan);
  writeJson(join(folder, "experiment.json"), recordOf(experiment, plan.engine, plan.command));
  writeJson(join(folder, "source.json"), plan.source);
  writeChecksums(folder, "experiment");
}

/** Where the plan in a folder lies, or the plan itself where its path is given. */
export const planPath = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, name) : path;

/** Whether a plan lies in a folder. */
export const hasPlan = (folder: string): boolean => existsSync(join(folder, name));

/**
 * The plan in a file.
 *
 * @throws where there is none, or it is not what was written.
 */
export function readPlan(path: string): Plan {
  const text = readText(path);
  if (text === undefined) {
    throw new Error(`${path}: there is no such file; "saddle plan <experiment>" writes it, and so does "saddle run"`);
  }
  const { data, error } = form.safeParse(parsed(text, path));
  const [issue] = error?.issues ?? [];
  if (issue) throw damagedPlan(path, `${issue.path.join(".") || "it"}: ${issue.message}`);
  const plan = data as unknown as Plan;
  refuseDamagedExperiment(dirname(path)); // where it lies where it was written
  if (hashOf(plan.settings) !== plan.hash) throw damagedPlan(path, "its settings have another hash");
  return plan;
}

/** A plan that cannot be what was written, and what to do about it. */
export const damagedPlan = (path: string, problem: string): Error =>
  new Error(`${path}: is damaged (${problem}); write it anew with "saddle plan"`);

function parsed(text: string, path: string): unknown {
  try {
    return fromJson(text);
  } catch {
    throw damagedPlan(path, "it is not JSON");
  }
}
