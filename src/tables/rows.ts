import type { Constraint } from "../env/task.ts";
import type { EvaluatedEpisode, Mode } from "../evaluate.ts";
import { modes } from "../experiments/evaluation.ts";
import type { EvaluationRecord, ExactEvaluation, UpdateRecord } from "../experiments/record.ts";
import { exactCost, exactRows, inUnit, type Known } from "./exactRows.ts";
import type { TableName } from "./results.ts";

/** A row of a table, by column. */
export type TableRow = Readonly<Record<string, string | number>>;

/** Rows by table; the columns that say which run it was are added by the reader. */
export type RowsByTable = Partial<Record<TableName, readonly TableRow[]>>;

/** The rows of one update. */
export function updateRows(record: UpdateRecord, known: Known, costNames: readonly string[]): RowsByTable {
  const { update, step, episodes, dual, losses } = record;
  const at = { update, step };
  const diagnostics = Object.entries(episodes).filter(([name]) => name.startsWith("info."));
  const training = Object.fromEntries(Object.entries(episodes).filter(([name]) => !name.startsWith("info.")));
  return {
    training: [{ ...at, ...training }],
    diagnostics: diagnostics.map(([name, value]) => ({ ...at, name: name.slice("info.".length), value })),
    dual: dual.map((prices) => ({ ...at, ...prices })),
    losses: [{ ...at, ...losses }],
    exactTraining: exactRows(record, known, costNames),
  };
}

/** The rows of a run's evaluation. */
export function evaluationRows(
  { sampled, exact }: EvaluationRecord,
  constraints: readonly Constraint[],
  costNames: readonly string[],
): RowsByTable {
  const each = <Row>(row: (mode: Mode, constraint: Constraint) => Row): Row[] =>
    modes.flatMap((mode) => orNone(constraints).map((constraint) => row(mode, constraint)));
  const exactRows = each((mode, constraint) => exact && exactRow(mode, exact[mode], constraint, costNames));
  return {
    evaluation: [
      ...exactRows.filter((row) => row !== undefined),
      ...each((mode, constraint) => sampledRow(mode, sampled[mode], constraint, costNames)),
    ],
    evaluationEpisodes: each((mode, constraint) =>
      sampled[mode].map(({ episodeCosts, longestCostSpells, ...episode }) => {
        const column = costNames.indexOf(constraint.cost);
        const episodeCost = episodeCosts[column] ?? NaN;
        // Not every evaluation counted spells.
        const longestCostSpell = longestCostSpells?.[column] ?? NaN;
        return { mode, constraint: constraint.cost, ...episode, episodeCost, longestCostSpell };
      }),
    ).flat(),
  };
}

function exactRow(mode: Mode, exact: ExactEvaluation, constraint: Constraint, costNames: readonly string[]): TableRow {
  return {
    mode,
    method: "exact",
    numEpisodes: NaN,
    constraint: constraint.cost,
    episodeReturn: exact.episodeReturn,
    episodeLength: exact.episodeLength,
    episodeCost: exactCost(exact, constraint, costNames),
    costLimit: constraint.costLimit,
    violationProbability: NaN,
  };
}

function sampledRow(
  mode: Mode,
  episodes: readonly EvaluatedEpisode[],
  constraint: Constraint,
  costNames: readonly string[],
): TableRow {
  const { kind, costLimit } = constraint;
  const column = costNames.indexOf(constraint.cost);
  const mean = (of: (episode: EvaluatedEpisode) => number) =>
    episodes.reduce((sum, episode) => sum + of(episode), 0) / episodes.length;
  const costOf = ({ episodeCosts, episodeLength }: EvaluatedEpisode) =>
    inUnit(kind, episodeCosts[column] ?? NaN, episodeLength);
  const episodeLength = mean((episode) => episode.episodeLength);
  const isMeasured = !Number.isNaN(costOf(episodes[0]));
  return {
    mode,
    method: "sampled",
    numEpisodes: episodes.length,
    constraint: constraint.cost,
    episodeReturn: mean(({ episodeReturn }) => episodeReturn),
    episodeLength,
    episodeCost: inUnit(
      kind,
      mean(({ episodeCosts }) => episodeCosts[column] ?? NaN),
      episodeLength,
    ),
    costLimit,
    violationProbability: isMeasured ? mean((episode) => Number(costOf(episode) > costLimit)) : NaN,
  };
}

/** A task without constraints still has a row, so that its return is not lost. */
const orNone = (constraints: readonly Constraint[]): readonly Constraint[] =>
  constraints.length > 0 ? constraints : [{ cost: "", costLimit: NaN, kind: "episodic", gamma: NaN }];
