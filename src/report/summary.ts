import type { Constraint } from "../env/task.ts";
import type { TaskRecord } from "../experiments/record.ts";
import { rng } from "../math/rng.ts";
import { bootstrap } from "../stats/bootstrap.ts";
import { iqm } from "../stats/iqm.ts";
import { oneTask, type Estimate } from "../stats/scores.ts";
import { wilson } from "../stats/wilson.ts";
import { finite, type Outcome } from "./outcomes.ts";

/** How far above its limit a cost may end and still count as kept: a share of the limit. */
export const TOLERANCE = 0.05;

/** The least a limit counts for when the tolerance is taken of it, so that a limit of 0 has one. */
const FLOOR = 0.01;

/** Above this multiplier, a cost that still breaks its limit is a sign that the limit cannot be kept. */
const STUCK = 10;

/** What there is to say about one variant and one constraint. */
export interface ConstraintSummary {
  readonly constraint: Constraint;
  readonly episodeCost: Estimate;
  /** Share of seeds that keep the limit, with its Wilson interval. */
  readonly kept: Estimate;
  readonly numKept: number;
  /** Whether most seeds break the limit. */
  readonly violated: boolean;
  /** Whether the limit is broken although the multiplier is large: infeasible, or stuck. */
  readonly stuck: boolean;
  readonly naturalMultiplier: number;
  readonly lagrangeMultiplier: number;
}

/** What there is to say about one variant on one task. */
export interface Summary {
  readonly outcome: Outcome;
  readonly episodeReturn: Estimate;
  readonly constraints: readonly ConstraintSummary[];
  /** (J⋆ − J) / |J⋆|, where the constrained optimum J⋆ is known and is not 0. */
  readonly gap: number | undefined;
  readonly numFinished: number;
  readonly numSeeds: number;
}

/** Whether a cost keeps a limit, within the tolerance. */
export const keeps = (episodeCost: number, costLimit: number): boolean =>
  episodeCost <= costLimit + TOLERANCE * Math.max(costLimit, FLOOR);

/** How many of these runs' costs keep a limit, and whether most break it. */
export function keeping(episodeCosts: readonly number[], costLimit: number): { numKept: number; violated: boolean } {
  const numKept = episodeCosts.filter((cost) => keeps(cost, costLimit)).length;
  return { numKept, violated: numKept < episodeCosts.length / 2 };
}

/** The interquartile mean over the runs that have a number, with its interval; equal numbers have equal intervals, whosever they are. */
export const middleOf = (values: readonly number[]): Estimate =>
  bootstrap(oneTask(finite(values)), iqm, { rng: rng("report/iqm") });

/** No cost is below 0, also where few runs leave room for it. */
const atLeastNothing = (estimate: Estimate): Estimate => ({ ...estimate, low: Math.max(0, estimate.low) });

/** Sums up the runs of one variant on one task. */
export function summarize(task: TaskRecord, outcome: Outcome): Summary {
  const episodeReturn = middleOf(outcome.episodeReturn);
  const best = task.optimum?.episodeReturn ?? NaN; // NaN also where no policy keeps the limit
  return {
    outcome,
    episodeReturn,
    constraints: task.constraints.map((constraint, k) => {
      const costs = finite(outcome.episodeCost[k]);
      const { numKept, violated } = keeping(costs, constraint.costLimit);
      const lagrangeMultiplier = iqm(oneTask(finite(outcome.lagrangeMultiplier[k])));
      return {
        constraint,
        episodeCost: atLeastNothing(middleOf(costs)),
        kept: wilson(numKept, costs.length),
        numKept,
        violated,
        stuck: violated && lagrangeMultiplier > STUCK,
        naturalMultiplier: iqm(oneTask(finite(outcome.naturalMultiplier[k]))),
        lagrangeMultiplier,
      };
    }),
    gap: Math.abs(best) >= 1e-9 ? (best - episodeReturn.value) / Math.abs(best) : undefined,
    numFinished: outcome.episodeReturn.length - outcome.lost.length,
    numSeeds: outcome.episodeReturn.length,
  };
}
