import { cvar } from "../../stats/cvar.ts";
import { probabilityOfImprovement } from "../../stats/probabilityOfImprovement.ts";
import { oneTask } from "../../stats/scores.ts";
import type { Cell, Column, Table } from "../document.ts";
import { allSummaries, costNames, type Evidence } from "../evidence.ts";
import { number, percent } from "../format.ts";
import { finite, type Outcome } from "../outcomes.ts";

/** What a mean hides: how single episodes fare, and how often one variant beats another. */
export function riskTable(evidence: Evidence): Table {
  const { task, scale, method } = evidence;
  const names = costNames(task);
  // A limit on a rate or on a discounted sum says nothing of a single episode's cost.
  const episodic = task.constraints.flatMap((constraint, k) => (constraint.kind === "episodic" ? [k] : []));
  const columns: Column[] = [
    { title: "variant", align: "left" },
    ...episodic.flatMap((k): Column[] => [
      {
        title: "episodes over",
        detail: `${names[k]} > ${number(task.constraints[k].costLimit, scale.cost[k])}`,
        align: "right",
      },
      { title: "worst tenth", detail: `mean ${names[k]}`, align: "right" },
    ]),
    { title: "beats the method", detail: "in return", align: "right" },
  ];
  const rows = allSummaries(evidence).map(({ outcome }): Cell[] => [
    { text: outcome.algorithm },
    ...episodic.flatMap((k): Cell[] => {
      const costs = finite(outcome.sampledCost[k]);
      const over = costs.filter((cost) => cost > task.constraints[k].costLimit).length;
      return [{ text: percent(over / costs.length) }, { text: number(cvar(costs, 0.9), scale.cost[k]) }];
    }),
    { text: percent(improvement(outcome, method.outcome)) },
  ]);
  const caption =
    "Sampled episodes of the final stochastic policies, all seeds together: the share that costs more than the limit, and the mean cost of the worst tenth (CVaR at 0.9). Last, the probability that a run of the variant has a higher return than a run of the method; 50 % means no difference.";
  return { kind: "table", caption, columns, rows };
}

function improvement(variant: Outcome, method: Outcome): number {
  if (variant === method) return NaN;
  const [x, y] = [variant, method].map(({ episodeReturn }) => oneTask(finite(episodeReturn)));
  return x.length > 0 && y.length > 0 ? probabilityOfImprovement(x, y) : NaN;
}
