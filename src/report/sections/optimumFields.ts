import { expectedMultiplier } from "../../experiments/expectedMultiplier.ts";
import type { TaskRecord } from "../../experiments/record.ts";
import { quantile } from "../../math/quantile.ts";
import { mean } from "../../stats/mean.ts";
import type { Cell, Column } from "../document.ts";
import { NONE, number, percent } from "../format.ts";
import { finite } from "../outcomes.ts";
import type { Tail } from "../tails.ts";

/** One variant on one task. */
export interface Case {
  readonly task: TaskRecord;
  readonly variant: string;
  readonly recipe: unknown;
  readonly tails: readonly Tail[];
}

/** A column of the table together with what stands in it. */
export interface Field extends Column {
  /** A sentence for the caption. */
  readonly meaning?: string;
  readonly cell: (one: Case) => Cell;
}

const middle = (tails: readonly Tail[], read: (tail: Tail) => number) => quantile(finite(tails.map(read)), 0.5);
/** Which task, where there are several. */
export const task: Field = { title: "task", align: "left", cell: (one) => ({ text: one.task.name }) };
/** Which variant. */
export const variant: Field = { title: "variant", align: "left", cell: (one) => ({ text: one.variant }) };

/** How many runs ended at the optimum, within its tolerance. */
export const solved: Field = {
  title: "solved",
  meaning: "Solved: the cost is at most 1.05 times the limit and the return within 5 % of the constrained optimum.",
  detail: "both within 5 %",
  align: "right",
  cell({ task: { optimum }, tails }) {
    if (!Number.isFinite(optimum?.episodeReturn)) return { text: "infeasible" };
    const numSolved = tails.filter(({ isSolved }) => isSolved).length;
    return { text: `${numSolved} / ${tails.length}`, tone: numSolved < 0.8 * tails.length ? "bad" : "neutral" };
  },
};

/** How far runs stay below the best return that their own cost allows. */
export const frontierGap: Field = {
  title: "below the frontier",
  meaning: "Below the frontier: how much more return could be had at the run's own cost.",
  detail: "mean (most)",
  align: "right",
  cell({ tails }) {
    const gaps = finite(tails.map((tail) => tail.frontierGap));
    return { text: number(mean(gaps), 3), detail: gaps.length > 0 ? `(${number(Math.max(...gaps), 3)})` : "" };
  },
};

/** Where runs ended, for tasks whose own section does not tell it side by side. */
export const ends: readonly Field[] = [
  {
    title: "gap",
    meaning: "Gap: to that optimum, as a share of it; negative where a run violates.",
    detail: "median",
    align: "right",
    cell: ({ tails }) => ({
      text: percent(
        middle(tails, ({ gap }) => gap),
        1,
      ),
    }),
  },
  {
    title: "cost / limit",
    detail: "median [least, most]",
    align: "right",
    cell({ tails }) {
      const ratios = tails.map(({ costRatio }) => costRatio).filter((ratio) => !Number.isNaN(ratio));
      const range = `[${number(Math.min(...ratios), 2)}, ${number(Math.max(...ratios), 2)}]`;
      return { text: number(quantile(ratios, 0.5), 2), detail: ratios.length > 0 ? range : "" };
    },
  },
  frontierGap,
  {
    title: "λ / expected",
    meaning:
      "λ / expected: the natural multiplier against the one a discounted agent should end with, where the limit binds and that is known.",
    detail: "median",
    align: "right",
    cell({ task: of, recipe, tails }) {
      const expected = expectedMultiplier(of, recipe);
      const isBinding = (of.optimum?.lagrangeMultiplier ?? 0) > 0;
      return {
        text: isBinding && expected ? number(middle(tails, ({ multiplier }) => multiplier) / expected, 2) : NONE,
      };
    },
  },
];

/** How far runs are from a saddle point. */
export const residual: Field = {
  title: "KKT residual",
  meaning:
    "KKT residual: the greatest of the violation, |λ · violation|, and what a best answer to λ would add to return less λ · cost, discounted as the agent does; 0 at a solution.",
  detail: "median",
  align: "right",
  cell: ({ tails }) => ({
    text: number(
      middle(tails, ({ kktResidual }) => kktResidual),
      3,
    ),
  }),
};

/** How far below the optimum a run can be at most. */
export const dualityGap: Field = {
  title: "duality gap",
  meaning:
    "Duality gap: g(λ) − J with g(λ) the best return less λ · violation that any policy has, undiscounted; a policy within the limit is no further below the optimum.",
  detail: "median",
  align: "right",
  cell: ({ tails }) => ({
    text: number(
      middle(tails, (tail) => tail.dualityGap),
      3,
    ),
  }),
};
