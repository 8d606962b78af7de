import { quantile } from "../../math/quantile.ts";
import { iqm } from "../../stats/iqm.ts";
import { oneTask } from "../../stats/scores.ts";
import type { Block, Cell, Column } from "../document.ts";
import { costNames, type Evidence } from "../evidence.ts";
import { focusOf } from "../focus.ts";
import { count, grouped, NONE, number, percent } from "../format.ts";
import { finite } from "../outcomes.ts";
import type { Journey } from "../journeys.ts";
import { partedTable } from "../parted.ts";

/** What training itself cost, before there was a final policy: one table per constraint. */
export const journeyTables = (evidence: Evidence): Block[] =>
  costNames(evidence.task).flatMap((_, k) => tables(evidence, k));

function tables(evidence: Evidence, k: number): Block[] {
  const { task, journeys, scale } = evidence;
  const name = costNames(task)[k];
  const { costLimit } = task.constraints[k];
  const columns: Column[] = [
    { title: "variant", align: "left" },
    { title: "violation", detail: `mean ${name} above ${number(costLimit, scale.cost[k])}`, align: "right" },
    { title: "balance", detail: "thrift counted in", align: "right" },
    { title: "updates over", detail: "share", align: "right" },
    { title: "longest spell", detail: "updates", align: "right" },
    { title: "training within the limit", detail: "from step", align: "right" },
    { title: "λ overshoot", detail: "and swing", align: "right" },
  ];
  const rows = journeys.map(({ algorithm, constraints }): Cell[] => {
    const runs = constraints[k];
    const middle = (of: (run: Journey) => number) => iqm(oneTask(finite(runs.map(of))));
    return [
      { text: algorithm },
      {
        text: number(
          middle((run) => run.strongViolation),
          scale.cost[k],
        ),
      },
      {
        text: number(
          middle((run) => run.weakViolation),
          scale.cost[k],
        ),
      },
      { text: percent(middle((run) => run.violatingShare)) },
      {
        text: number(
          middle((run) => run.longestViolation),
          0,
        ),
      },
      arrival(runs),
      {
        text: percent(middle((run) => run.multiplier.overshoot)),
        detail: number(middle((run) => run.multiplier.peakToPeak)),
      },
    ];
  });
  const caption = `What training cost (${name}, as the multiplier heard it; interquartile means over seeds, of the step the median). Violation: Σ max(0, cost − limit) over the steps of training, per step; balance: the same with thrift counted against it. Training within the limit: the first of three updates in a row that are, give or take 5 %; where some seeds never get there, how many do. λ as the update used it: by how much its peak exceeds the mean of the last fifth, and how far it still swings there.`;
  const about = journeys.map(({ algorithm }) => algorithm);
  return partedTable({ kind: "table", caption, columns, rows }, about, focusOf(evidence));
}

/** When runs first kept the limit; runs that never did are counted, not left out. */
function arrival(runs: readonly Journey[]): Cell {
  const steps = runs.map(({ firstFeasibleStep }) => firstFeasibleStep);
  const arrived = finite(steps);
  if (runs.length === 0) return { text: NONE };
  if (arrived.length === 0) return { text: "never", tone: "bad" };
  const text = grouped(Math.round(quantile(arrived, 0.5)));
  return arrived.length === runs.length
    ? { text }
    : { text, detail: `${arrived.length} of ${count(runs.length, "seed")}` };
}
