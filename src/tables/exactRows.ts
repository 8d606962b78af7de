import type { Constraint } from "../env/task.ts";
import { expectedMultiplier } from "../experiments/expectedMultiplier.ts";
import type { ExactEvaluation, ExactUpdate, TaskRecord, UpdateRecord } from "../experiments/record.ts";

/** What is known of a task before anything is learned, and the settings of the algorithm that learns. */
export interface Known extends Pick<TaskRecord, "constraints" | "optimum"> {
  readonly recipe: unknown;
}

/** What an update led to, computed, as rows of `exactTraining`; none where it was not. */
export function exactRows({ update, step, dual, exact }: UpdateRecord, known: Known, costNames: readonly string[]) {
  if (!exact) return [];
  const { optimum } = known;
  const expected = expectedMultiplier(known, known.recipe);
  const priced = known.constraints.map((constraint) => {
    const episodeCost = exactCost(exact, constraint, costNames);
    const lagrangeMultiplier = dual.find((prices) => prices.constraint === constraint.cost)?.naturalMultiplier ?? NaN;
    return {
      constraint: constraint.cost,
      episodeCost,
      violation: episodeCost - constraint.costLimit,
      lagrangeMultiplier,
    };
  });
  const shared = {
    update,
    step,
    episodeReturn: exact.episodeReturn,
    optimalityGap: (optimum?.episodeReturn ?? NaN) - exact.episodeReturn,
    kktResidual: kktResidual(exact, priced),
    dualityGap: (exact.dualBound ?? NaN) - exact.episodeReturn,
  };
  const unconstrained = { constraint: "", episodeCost: NaN, violation: NaN, lagrangeMultiplier: NaN };
  return (priced.length > 0 ? priced : [unconstrained]).map(({ lagrangeMultiplier, ...row }) => ({
    ...shared,
    ...row,
    multiplierError: Math.abs(lagrangeMultiplier - (expected ?? NaN)),
  }));
}

/** The greatest of what is left of the conditions of Karush, Kuhn and Tucker. Multipliers are never below 0. */
const kktResidual = ({ stationarity = NaN }: ExactUpdate, priced: readonly Priced[]): number =>
  Math.max(
    stationarity,
    ...priced.map(({ violation }) => Math.max(0, violation)),
    ...priced.map(({ violation, lagrangeMultiplier }) => Math.abs(lagrangeMultiplier * violation)),
  );

interface Priced {
  readonly violation: number;
  readonly lagrangeMultiplier: number;
}

/** The exact cost of an episode in the unit of a constraint. */
export const exactCost = (
  { episodeCosts, episodeLength }: ExactEvaluation,
  { cost, kind }: Constraint,
  costNames: readonly string[],
): number => inUnit(kind, episodeCosts[costNames.indexOf(cost)] ?? NaN, episodeLength);

/** An undiscounted sum of costs in the unit of a constraint, as far as it tells: a discounted sum is another number. */
export function inUnit(kind: Constraint["kind"], episodeCost: number, episodeLength: number): number {
  if (kind === "discounted") return NaN;
  return kind === "rate" ? episodeCost / episodeLength : episodeCost;
}
