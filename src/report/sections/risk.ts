import type { Analysis } from "../analysis.ts";
import type { Block, Cell, Column } from "../document.ts";
import { allSummaries, costNames } from "../evidence.ts";
import { focusOf } from "../focus.ts";
import { number, percent } from "../format.ts";
import { partedTable } from "../parted.ts";
import { statisticCell } from "./statisticCell.ts";

/** What a mean hides: how single episodes fare. Nothing where no limit is on an episode's sum of costs. */
export function riskTables(evidence: Analysis): Block[] {
  const { task, scale } = evidence;
  const names = costNames(task);
  // A limit on a rate or on a discounted sum says nothing of a single episode's cost.
  const episodic = task.constraints.flatMap((constraint, k) => (constraint.kind === "episodic" ? [k] : []));
  if (episodic.length === 0) return [];
  const columns: Column[] = [
    { title: "variant", align: "left" },
    ...episodic.flatMap((k): Column[] => {
      const limit = number(task.constraints[k].costLimit, scale.cost[k]);
      return [
        { title: "episodes over", detail: `${names[k]} > ${limit}`, align: "right" },
        { title: "worst tenth", detail: `mean ${names[k]}`, align: "right" },
        { title: "longest run", detail: `steps with ${names[k]}`, align: "right" },
      ];
    }),
  ];
  const algorithms = allSummaries(evidence).map(({ outcome }) => outcome.algorithm);
  const rows = algorithms.map((algorithm): Cell[] => {
    const statistics = evidence.statistics.get(algorithm)!;
    const cell = (k: number, measure: string, print: (value: number) => string): Cell => {
      const statistic = statistics.find((one) => one.constraint === k && one.measure === measure)!;
      return statisticCell(statistic, print);
    };
    return [
      { text: algorithm },
      ...episodic.flatMap((k) => [
        cell(k, "violationProbability", percent),
        cell(k, "cvar90", (value) => number(value, scale.cost[k])),
        cell(k, "longestCostSpell", (value) => number(value, 1)),
      ]),
    ];
  });
  const caption =
    "Sampled episodes of the final stochastic policies, means over seeds with 95 % bootstrap intervals: the share of episodes that costs more than the limit, the mean cost of a seed's worst tenth (CVaR at 0.9), and the most steps in a row that cost, averaged over episodes (EMCC). “4 of 5”: so many runs have a policy to be evaluated.";
  return partedTable({ kind: "table", caption, columns, rows }, algorithms, focusOf(evidence));
}
