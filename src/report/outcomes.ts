import type { ExperimentRecord, TaskRecord } from "../experiments/record.ts";
import { mean } from "../stats/mean.ts";
import type { Results } from "../tables/results.ts";
import { byRun, type DualRow, type EpisodeRow, type EvaluationRow, type RunRow } from "./rows.ts";

/** What the final policies of one variant on one task are worth, one number per seed of the experiment. NaN: no number. */
export interface Outcome {
  readonly algorithm: string;
  /** Whether the numbers are expectations or means over sampled episodes. */
  readonly method: "exact" | "sampled";
  readonly episodeReturn: readonly number[]; // [seed]
  readonly episodeCost: readonly (readonly number[])[]; // [constraint][seed]
  readonly deterministicReturn: readonly number[]; // [seed]
  readonly deterministicCost: readonly (readonly number[])[]; // [constraint][seed]
  /** λ in units of reward per cost, and as the update used it: means over the last fifth of training. */
  readonly naturalMultiplier: readonly (readonly number[])[]; // [constraint][seed]
  readonly lagrangeMultiplier: readonly (readonly number[])[]; // [constraint][seed]
  /** The sampled episodes of the stochastic policies. */
  readonly episodes: readonly (readonly (readonly SampledEpisode[])[])[]; // [constraint][seed][episode]
  /** The runs without a number, and why. */
  readonly lost: readonly { readonly seed: number; readonly reason: string }[];
}

export type SampledEpisode = Pick<EpisodeRow, "episodeCost" | "longestCostSpell">;

/** The outcomes of every variant on a task, the method first. */
export function outcomesOf({ experiment, tables }: Results, task: TaskRecord): Outcome[] {
  const evaluation = byRun<EvaluationRow>(tables.evaluation);
  const dual = byRun<DualRow>(tables.dual);
  const runs = byRun<RunRow>(tables.runs);
  const episodes = byRun<EpisodeRow>(tables.evaluationEpisodes);

  return experiment.algorithms.map(({ name: algorithm }) => {
    const bySeed = <T>(read: (seed: number) => T) => experiment.seeds.map(read);
    const byConstraint = <T>(read: (constraint: string) => T) => task.constraints.map(({ cost }) => read(cost));
    const everything = bySeed((seed) => evaluation(task.name, algorithm, seed)).flat();
    // One method for all seeds, so that they can be compared.
    const method = everything.some((row) => row.method === "exact") ? "exact" : "sampled";
    const rows = (seed: number, mode: string, constraint?: string) =>
      evaluation(task.name, algorithm, seed).filter(
        (row) =>
          row.mode === mode && row.method === method && (constraint === undefined || row.constraint === constraint),
      );
    const returns = (mode: string) => bySeed((seed) => rows(seed, mode)[0]?.episodeReturn ?? NaN);
    const costs = (mode: string) =>
      byConstraint((constraint) => bySeed((seed) => rows(seed, mode, constraint)[0]?.episodeCost ?? NaN));
    const late = (column: LateColumn) =>
      byConstraint((constraint) =>
        bySeed((seed) =>
          lateMean(
            dual(task.name, algorithm, seed).filter((row) => row.constraint === constraint),
            column,
          ),
        ),
      );
    const episodeReturn = returns("stochastic");
    // An evaluation knows no discounted cost; what the multiplier heard of late has to do.
    const heard = late("episodeCost");
    const episodeCost = costs("stochastic").map((cost, k) =>
      task.constraints[k].kind === "discounted" ? heard[k] : cost,
    );
    return {
      algorithm,
      method,
      episodeReturn,
      episodeCost,
      deterministicReturn: returns("deterministic"),
      deterministicCost: costs("deterministic"),
      naturalMultiplier: late("naturalMultiplier"),
      lagrangeMultiplier: late("lagrangeMultiplier"),
      episodes: byConstraint((constraint) =>
        bySeed((seed) =>
          episodes(task.name, algorithm, seed).filter(
            (row) => row.mode === "stochastic" && row.constraint === constraint,
          ),
        ),
      ),
      lost: experiment.seeds.flatMap((seed, i) => {
        const whole = [episodeReturn, ...episodeCost].every((values) => Number.isFinite(values[i]));
        return whole ? [] : [{ seed, reason: reason(runs(task.name, algorithm, seed)[0]) }];
      }),
    };
  });
}

function reason(run: RunRow | undefined): string {
  if (run === undefined) return "not run";
  return run.status === "failed" ? run.error || "failed" : "ended in NaN";
}

type LateColumn = "episodeCost" | "naturalMultiplier" | "lagrangeMultiplier";

/** The mean over the last fifth of training. */
function lateMean(rows: readonly DualRow[], column: LateColumn): number {
  const last = rows.at(-1)?.step ?? 0;
  return mean(rows.filter(({ step }) => step > 0.8 * last).map((row) => row[column]));
}

/** The runs that have numbers. */
export const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);

/** What the sampled episodes of all seeds cost that have a number. */
export const sampledCosts = ({ episodes }: Outcome, k: number): number[] =>
  finite(episodes[k].flat().map(({ episodeCost }) => episodeCost));

/** How many runs were asked for, over all variants and tasks. */
export const numRuns = ({ tasks, algorithms, seeds }: ExperimentRecord): number =>
  tasks.length * algorithms.length * seeds.length;
