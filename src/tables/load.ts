import { join } from "node:path";
import { table as arqueroTable, type ColumnTable } from "arquero";
import { refuseDamage, refuseDamagedExperiment } from "../experiments/checksums.ts";
import { readJson, readText } from "../experiments/files.ts";
import { fromJson } from "../experiments/json.ts";
import { shaped } from "../experiments/recordShapes.ts";
import type { EvaluationRecord, ExperimentRecord, FailureRecord, UpdateRecord } from "../experiments/record.ts";
import { statusOf, type RunRecord } from "../experiments/store.ts";
import { columnsOf, type Column } from "./columns.ts";
import type { Known } from "./exactRows.ts";
import { tableNames, type Results, type TableName } from "./results.ts";
import { runFolders } from "./runFolders.ts";
import { evaluationRows, updateRows, type RowsByTable, type TableRow } from "./rows.ts";

/**
 * Reads a results folder. Rows stand in the order of the experiment's tasks,
 * algorithms and seeds, whatever the order in which runs came to their end; runs
 * that are not done do not appear, and failed ones appear as failed.
 *
 * @throws where the folder does not hold an experiment, or one of its files is damaged.
 */
export function loadResults(folder: string): Results {
  refuseDamagedExperiment(folder);
  const path = join(folder, "experiment.json");
  const found = readJson(path);
  if (found === undefined) {
    throw new Error(`${folder}: holds no experiment.json; give the folder of an experiment's results`);
  }
  const experiment = shaped<ExperimentRecord>(path, "experiment", found);
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as TableRow[]])) as Record<TableName, TableRow[]>;
  const add = (identity: TableRow, more: RowsByTable) => {
    for (const name of tableNames) for (const row of more[name] ?? []) rows[name].push({ ...identity, ...row });
  };
  const tasks = new Map(experiment.tasks.map((task) => [task.name, task]));
  const recipes = new Map(experiment.algorithms.map(({ name, recipe }) => [name, recipe]));
  for (const { folder: at, ...identity } of runFolders(folder, experiment)) {
    const known = { ...tasks.get(identity.task)!, recipe: recipes.get(identity.algorithm) };
    for (const more of readRun(at, known)) add(identity, more);
  }
  const tables = Object.fromEntries(tableNames.map((name) => [name, toTable(name, rows[name])]));
  return { experiment, tables: tables as Record<TableName, ColumnTable> };
}

/**
 * The rows of the run in a folder: none where it is not done.
 *
 * @throws where one of its files is not what the run wrote.
 */
function readRun(folder: string, known: Known): RowsByTable[] {
  const { constraints } = known;
  refuseDamage(folder);
  const run = read<RunRecord>(join(folder, "run.json"), "run");
  const status = run ? statusOf({ folder, hash: run.hash }) : "open";
  if (!run || status === "open") return [];
  const { totalSteps } = run.settings;
  const updates = readUpdates(join(folder, "updates.jsonl"));
  const { error } = read<FailureRecord>(join(folder, "failed.json"), "failure") ?? { error: "" };
  const evaluation = read<EvaluationRecord>(join(folder, "evaluation.json"), "evaluation");
  return [
    { runs: [{ status, error, totalSteps, numUpdates: updates.length }] },
    ...updates.map((update) => updateRows(update, known, run.costNames)),
    ...(evaluation && status === "done" ? [evaluationRows(evaluation, constraints, run.costNames)] : []),
  ];
}

/** What a file of a run holds, or undefined where there is none. */
function read<Record>(path: string, shape: "run" | "failure" | "evaluation"): Record | undefined {
  const found = readJson(path);
  return found === undefined ? undefined : shaped<Record>(path, shape, found);
}

/** What a run logged. A last line that was cut off by a crash is left out. */
function readUpdates(path: string): UpdateRecord[] {
  const lines = (readText(path) ?? "").split("\n").slice(0, -1);
  return lines.map((line, i) => shaped<UpdateRecord>(`${path}:${i + 1}`, "update", parsed(line, `${path}:${i + 1}`)));
}

function parsed(line: string, where: string): unknown {
  try {
    return fromJson(line);
  } catch {
    throw new Error(`${where}: is not JSON; delete the file and run again`);
  }
}

/** A table with the columns of the codebook, in its order. Text stays text: nothing is guessed. */
export function toTable(name: Column["table"], rows: readonly TableRow[]): ColumnTable {
  const known = columnsOf(name);
  const names = known.map((column) => column.name);
  const stranger = rows.flatMap((row) => Object.keys(row)).find((key) => !names.includes(key));
  if (stranger) throw new Error(`table ${name}: "${stranger}" is not in the codebook; it has ${names.join(", ")}`);
  const column = ({ name, type }: (typeof known)[number]) => {
    if (type === "text") return rows.map((row) => String(row[name] ?? ""));
    return Float64Array.from(rows, (row) => Number(row[name] ?? NaN));
  };
  return arqueroTable(known.map((each) => [each.name, column(each)] as const));
}
