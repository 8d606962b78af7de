import type { TaskRecord } from "../../experiments/record.ts";
import { quantile } from "../../math/quantile.ts";
import { mean } from "../../stats/mean.ts";
import { wilson } from "../../stats/wilson.ts";
import type { Results } from "../../tables/results.ts";
import { heading, type Block, type Cell, type Column } from "../document.ts";
import { expectedMultiplier } from "../expectedMultiplier.ts";
import { count, interval, NONE, number, percent } from "../format.ts";
import { finite } from "../outcomes.ts";
import { tailsOf, type Tail } from "../tails.ts";

/** How near the exact optimum runs ended, task by task: the tail of training held against what is possible. */
export function optimumSection(results: Results): Block[] {
  const { tasks, algorithms } = results.experiment;
  const known = tasks.filter(({ optimum, frontier }) => optimum && frontier);
  if (known.length < 2) return [];
  const isFeasible = ({ optimum }: TaskRecord) => Number.isFinite(optimum!.episodeReturn);
  const rows = algorithms.flatMap(({ name, recipe }) => {
    const tails = known.map((task) => ({ task, tails: tailsOf(results, task, name) }));
    const feasible = tails.filter(({ task }) => isFeasible(task)).flatMap((one) => one.tails);
    return [
      ...tails.map(({ task, tails: of }) => taskRow(task, of, name, expectedMultiplier(task, recipe))),
      totalRow(name, feasible),
    ];
  });
  const columns: Column[] = [
    { title: "task", align: "left" },
    { title: "variant", align: "left" },
    { title: "solved", detail: "both within 5 %", align: "right" },
    { title: "gap", detail: "median", align: "right" },
    { title: "cost / limit", detail: "median [least, most]", align: "right" },
    { title: "below the frontier", detail: "mean (most)", align: "right" },
    { title: "λ / expected", detail: "median", align: "right" },
  ];
  const caption =
    "Exact values over the last fifth of training. Solved: the cost is at most 1.05 times the limit and the return within 5 % of the constrained optimum. Gap: to that optimum, as a share of it; negative where a run violates. Below the frontier: how much more return could be had at the run's own cost. λ / expected: the natural multiplier against the one a discounted agent should end with, where the limit binds and that is known.";
  return [heading(2, "Against the exact optimum"), { kind: "table", caption, columns, rows }];
}

function taskRow({ name, optimum }: TaskRecord, tails: readonly Tail[], variant: string, expected?: number): Cell[] {
  const of = (read: (tail: Tail) => number) => finite(tails.map(read));
  const middle = (read: (tail: Tail) => number) => quantile(of(read), 0.5);
  const ratios = of(({ costRatio }) => costRatio);
  const gaps = of(({ frontierGap }) => frontierGap);
  const isBinding = (optimum?.lagrangeMultiplier ?? 0) > 0;
  return [
    { text: name },
    { text: variant },
    solvedCell(tails, Number.isFinite(optimum?.episodeReturn)),
    {
      text: percent(
        middle(({ gap }) => gap),
        1,
      ),
    },
    {
      text: number(quantile(ratios, 0.5), 2),
      detail: ratios.length > 0 ? `[${number(Math.min(...ratios), 2)}, ${number(Math.max(...ratios), 2)}]` : NONE,
    },
    { text: number(mean(gaps), 3), detail: gaps.length > 0 ? `(${number(Math.max(...gaps), 3)})` : NONE },
    { text: isBinding && expected ? number(middle(({ multiplier }) => multiplier) / expected, 2) : NONE },
  ];
}

function solvedCell(tails: readonly Tail[], isFeasible: boolean): Cell {
  if (!isFeasible) return { text: "infeasible" };
  const numSolved = tails.filter(({ isSolved }) => isSolved).length;
  return { text: `${numSolved} / ${tails.length}`, tone: numSolved < 0.8 * tails.length ? "bad" : "neutral" };
}

function totalRow(variant: string, tails: readonly Tail[]): Cell[] {
  const numSolved = tails.filter(({ isSolved }) => isSolved).length;
  const share = wilson(numSolved, tails.length);
  return [
    { text: `all feasible tasks (${count(tails.length, "run")})` },
    { text: variant },
    {
      text: percent(share.value, 1),
      detail: interval(share, 0, (value) => number(100 * value, 0)).replace("]", "] %"),
    },
    { text: NONE },
    { text: NONE },
    { text: NONE },
    { text: NONE },
  ];
}
