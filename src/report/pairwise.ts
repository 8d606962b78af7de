import type { TaskRecord } from "../experiments/record.ts";
import { rng } from "../math/rng.ts";
import { holm } from "../stats/holm.ts";
import { pairedPermutation } from "../stats/pairedPermutation.ts";
import { probabilityOfImprovementEstimate } from "../stats/probabilityOfImprovement.ts";
import { oneTask, type Estimate } from "../stats/scores.ts";
import { differenceOf } from "./effects.ts";
import type { Outcome } from "./outcomes.ts";

/** Two algorithms on one task, by one measure. */
export interface Comparison {
  /** Mean over seeds that both have a number for: algorithm less other. */
  readonly difference: Estimate;
  readonly numPairs: number;
  readonly numMissing: number;
  /** Two-sided p of the paired permutation test, and after Holm's correction within the family and the measure. */
  readonly pValue: number;
  readonly adjusted: number;
  /** Probability that a run of the algorithm does better: more return, or less cost. A lost run loses. */
  readonly improvement: Estimate;
}

/** Two algorithms on one task, by return and by each cost. */
export interface Pair {
  readonly algorithm: string;
  readonly other: string;
  /** What is corrected together: the pairs with the method, or all the others. */
  readonly family: "method" | "others";
  readonly episodeReturn: Comparison;
  readonly episodeCost: readonly Comparison[]; // one per constraint
}

/** With more algorithms than this only the pairs with the method are compared: others would be hundreds. */
export const MAX_ALL_PAIRS = 12;

/** Every variant against the method, then every other pair, in the order of the experiment. */
export function pairsOf(task: TaskRecord, outcomes: readonly Outcome[]): Pair[] {
  const [method, ...variants] = outcomes;
  const others = variants.flatMap((other, i) => variants.slice(i + 1).map((one) => [one, other] as const));
  return [
    ...family(
      task,
      "method",
      variants.map((variant) => [variant, method] as const),
    ),
    ...family(task, "others", outcomes.length > MAX_ALL_PAIRS ? [] : others),
  ];
}

function family(task: TaskRecord, name: Pair["family"], pairs: readonly (readonly [Outcome, Outcome])[]): Pair[] {
  const compared = (read: (outcome: Outcome) => readonly number[], better: 1 | -1) =>
    corrected(
      pairs.map(([one, other]) => {
        const [x, y] = [one, other].map(read);
        const { value, low, high, numPairs, numMissing } = differenceOf(x, y);
        const differences = x.map((value, i) => value - y[i]).filter(Number.isFinite);
        const [ranked, against] = [x, y].map((values) => oneTask(values.map((value) => rankable(better * value))));
        return {
          difference: { value, low, high },
          numPairs,
          numMissing,
          pValue: pairedPermutation(differences, rng("report/permutation")),
          improvement: probabilityOfImprovementEstimate(ranked, against, { rng: rng("report/improvement") }),
        };
      }),
    );
  const returns = compared(({ episodeReturn }) => episodeReturn, 1);
  const costs = task.constraints.map((_, k) => compared(({ episodeCost }) => episodeCost[k], -1));
  return pairs.map(([one, other], i) => ({
    algorithm: one.algorithm,
    other: other.algorithm,
    family: name,
    episodeReturn: returns[i],
    episodeCost: costs.map((comparisons) => comparisons[i]),
  }));
}

/** A lost run is worse than any. */
const rankable = (value: number): number => (Number.isFinite(value) ? value : -Infinity);

function corrected(comparisons: readonly Omit<Comparison, "adjusted">[]): Comparison[] {
  const adjusted = holm(comparisons.map(({ pValue }) => pValue));
  return comparisons.map((comparison, i) => ({ ...comparison, adjusted: adjusted[i] }));
}
