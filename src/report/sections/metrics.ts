import type { ExperimentRecord } from "../../experiments/record.ts";
import { metricRows } from "../../tables/metricRows.ts";
import type { Analysis } from "../analysis.ts";
import { code, type Block, type Cell, type Column } from "../document.ts";
import { allSummaries } from "../evidence.ts";
import { number } from "../format.ts";
import { measuresOf } from "../measures/derivedTables.ts";
import { finite } from "../outcomes.ts";
import { middleOf } from "../summary.ts";
import { statisticCell } from "./statisticCell.ts";

/** What the experiment's own formulas make of the runs; nothing where it declares none. */
export function metricSection(evidence: Analysis, metrics: ExperimentRecord["metrics"]): Block[] {
  const formulas = Object.entries(metrics ?? {});
  if (formulas.length === 0) return [];
  const { task } = evidence;
  const values = metricRows(metrics, measuresOf(evidence));
  const columns = (task.constraints.length > 1 ? task.constraints : [undefined]).flatMap((constraint) =>
    formulas.map(([metric]) => ({ metric, constraint })),
  );
  const cell = (algorithm: string, { metric, constraint }: (typeof columns)[number]): Cell => {
    const own = values.filter(
      (row) =>
        row.algorithm === algorithm && row.metric === metric && (!constraint || row.constraint === constraint.cost),
    );
    const present = finite(own.map(({ value }) => Number(value)));
    const counts = { numRuns: present.length, numSeeds: own.length };
    return statisticCell({ ...middleOf(present), ...counts }, (value) => number(value));
  };
  return [
    {
      kind: "table",
      caption: [
        "The experiment’s own measures, interquartile means over seeds with 95 % intervals: ",
        ...formulas.flatMap(([metric, { formula }], i) => [i > 0 ? ", " : "", `${metric} = `, code(formula)]),
        ". Run by run in the table “metrics”.",
      ],
      columns: [
        { title: "variant", align: "left" },
        ...columns.map(({ metric, constraint }): Column => {
          return { title: metric, ...(constraint && { detail: constraint.cost }), align: "right" };
        }),
      ],
      rows: allSummaries(evidence).map(({ outcome: { algorithm } }) => [
        { text: algorithm },
        ...columns.map((column) => cell(algorithm, column)),
      ]),
    },
  ];
}
