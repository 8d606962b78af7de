import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { runName } from "../experiments/plan.ts";
import { hasPlan, readPlan } from "../experiments/planFile.ts";
import { progressOf, type Progress } from "../experiments/planProgress.ts";
import type { Standing } from "../experiments/planStanding.ts";
import { roughly } from "./durations.ts";
import type { Terminal } from "./screen.ts";
import { textTable, type Cell } from "./textTable.ts";

const help = `
A run is running while a living process is at it, whether "saddle run" started it or
"saddle run-trial". The time left is judged by the runs that are done, or else by the pace
of those that run, for as many at a time as run just now. Nothing is written.

Examples:
  $ saddle status                       every experiment in results/
  $ saddle status results/quickstart`;

const header = ["experiment", "done", "failed", "running", "open", "steps", "of", "", "last change", "time left"];

/** `saddle status`: how experiments stand, whoever is at them. */
export function addStatus(program: Command, { out, err }: Terminal): void {
  program
    .command("status")
    .description("show how many runs are done, failed, running and open, and how long the rest takes")
    .argument("[folder]", "a results folder, such as results/quickstart (default: all in results/)")
    .addHelpText("after", help)
    .action(async (folder: string | undefined) => {
      const folders = folder === undefined ? foldersIn("results") : [folder];
      if (folders.length === 0) return void out.write('results: holds no experiments; "saddle run" makes one\n');
      const rows: Cell[][] = [];
      const failures: string[] = [];
      for (const each of folders) {
        try {
          const progress = await progressOf(each, planIn(each));
          rows.push(rowOf(each, progress, Date.now()));
          failures.push(...progress.standings.flatMap((standing) => failureText(each, standing)));
        } catch (error) {
          if (folder !== undefined) throw error;
          err.write(`${(error as Error).message}\n`); // the others can still be shown
        }
      }
      if (rows.length > 0) out.write(`${textTable(header, rows)}\n`);
      if (failures.length > 0) out.write(`\n${failures.join("\n")}\n`);
    });
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => join(folder, name))
        .filter(hasPlan)
        .sort()
    : [];

function planIn(folder: string) {
  if (hasPlan(folder)) return readPlan(join(folder, "plan.json"));
  throw new Error(`${folder}: holds no plan.json; give a results folder, such as results/quickstart`);
}

function rowOf(folder: string, { standings, numSteps, totalSteps, changed, secondsLeft }: Progress, now: number) {
  const count = (status: Standing["status"]) => standings.filter((each) => each.status === status).length;
  const counts = (["done", "failed", "running", "open"] as const).map(count);
  const share = `${Math.floor((100 * numSteps) / totalSteps)} %`;
  return [
    folder,
    ...counts,
    numSteps,
    totalSteps,
    share,
    `${roughly((now - changed) / 1000)} ago`,
    left(counts, secondsLeft),
  ];
}

/** Nothing is left where all are done; what failed is left until somebody tries it again. */
function left([, failed]: readonly number[], seconds: number): string {
  if (seconds > 0 || Number.isNaN(seconds)) return roughly(seconds);
  return failed > 0 ? "failed; run again" : "none";
}

function failureText(folder: string, { run, failure }: Standing): string[] {
  if (!failure) return [];
  const { attempts = 1, error } = failure;
  const often = attempts > 1 ? `, tried ${attempts} times` : "";
  return [`failed: ${join(folder, run.folder)} (${runName(run)}${often}): ${error.trim().replaceAll(/\s+/g, " ")}`];
}
