import { quantile } from "../math/quantile.ts";
import type { Scores } from "../stats/scores.ts";
import { allSummaries, type Evidence } from "./evidence.ts";
import { costRatio } from "./measures/costRatio.ts";
import { finite } from "./outcomes.ts";

/** Scores by which runs of all tasks can be counted together. */
export interface ProfileScores {
  /** What a score of return is, as a title and as a sentence. */
  readonly title: string;
  readonly meaning: string;
  /** By algorithm; a lost run has −∞. */
  readonly returns: ReadonlyMap<string, Scores>;
  /** The worst cost of each run in units of its limit, by algorithm; a lost run has ∞. Undefined where nothing is constrained. */
  readonly costRatios: ReadonlyMap<string, Scores> | undefined;
}

/** A return on a scale that tasks share. */
type Scale = (episodeReturn: number, isFeasible: boolean) => number;

/** The scores of every run of every task. */
export function profileScores(tasks: readonly Evidence[]): ProfileScores {
  const isConstrained = tasks.every(({ task }) => task.constraints.length > 0);
  const { title, meaning, scales } = scaling(tasks);
  const byAlgorithm = (read: (evidence: Evidence, run: Evidence["measures"][number], t: number) => number) =>
    new Map(
      allSummaries(tasks[0]).map(({ outcome: { algorithm } }) => [
        algorithm,
        tasks[0].seeds.map((seed) =>
          tasks.map((evidence, t) =>
            read(
              evidence,
              evidence.measures.find((run) => run.algorithm === algorithm && run.seed === seed)!,
              t,
            ),
          ),
        ),
      ]),
    );
  return {
    title,
    meaning,
    returns: byAlgorithm((_, { status, ofRun, ofConstraint }, t) =>
      status === "done"
        ? scales[t](
            ofRun.episodeReturn,
            ofConstraint.every(({ isKept }) => isKept === 1),
          )
        : -Infinity,
    ),
    costRatios: isConstrained
      ? byAlgorithm(({ task }, { status, ofConstraint }) =>
          status === "done"
            ? Math.max(
                ...ofConstraint.map(({ episodeCost }, k) => costRatio(episodeCost, task.constraints[k].costLimit)),
              )
            : Infinity,
        )
      : undefined,
  };
}

function scaling(tasks: readonly Evidence[]): { title: string; meaning: string; scales: Scale[] } {
  if (tasks.length === 1) return { title: "return", meaning: "the return", scales: [(value) => value] };
  const exact = tasks.map(betweenOptima).filter((scale) => scale !== undefined);
  if (exact.length === tasks.length) {
    const meaning =
      "the return between that of the best deterministic policy (0) and the constrained optimum (1) of each task, and at most 0 where a limit is broken";
    return { title: "return, 1 at the optimum", meaning, scales: exact };
  }
  const meaning = "the return between the lowest (0) and the highest (1) median of any variant on each task";
  return { title: "return, 0 to 1 on each task", meaning, scales: tasks.map(betweenMedians) };
}

/** (J − J_det) / (J⋆ − J_det), undefined where the two are not known or not apart. */
function betweenOptima({ task: { optimum } }: Evidence): Scale | undefined {
  const [best, deterministic] = [optimum?.episodeReturn ?? NaN, optimum?.deterministicReturn ?? NaN];
  const range = best - deterministic;
  if (!(range > 0) || !Number.isFinite(range)) return undefined;
  return (value, isFeasible) => {
    const score = (value - deterministic) / range;
    return isFeasible ? score : Math.min(0, score);
  };
}

function betweenMedians(evidence: Evidence): Scale {
  const medians = finite(allSummaries(evidence).map(({ outcome }) => quantile(finite(outcome.episodeReturn), 0.5)));
  const [low, high] = [Math.min(...medians), Math.max(...medians)];
  // Where all are equal, all are the best.
  return (value) => (high > low ? (value - low) / (high - low) : 1 + value - high);
}
