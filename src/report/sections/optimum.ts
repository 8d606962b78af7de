import type { TaskRecord } from "../../experiments/record.ts";
import { wilson } from "../../stats/wilson.ts";
import type { Results } from "../../tables/results.ts";
import { heading, type Block, type Cell, type Column, type Table } from "../document.ts";
import { count, NONE, percent, percents } from "../format.ts";
import { partedTable } from "../parted.ts";
import { tailsOf } from "../tails.ts";
import {
  dualityGap,
  ends,
  frontierGap,
  residual,
  solved,
  task,
  variant,
  type Case,
  type Field,
} from "./optimumFields.ts";

/**
 * How near the exact optimum runs ended, task by task: the tail of training held against what is possible. Where it is
 * known of one task only, whose section tells its gap and multipliers, there is only what is not told there.
 *
 * @param focus the algorithms to be seen; the others are folded away. All of them unless said otherwise.
 */
export function optimumSection(results: Results, focus?: ReadonlySet<string>): Block[] {
  const { tasks, algorithms } = results.experiment;
  const known = tasks.filter(({ optimum, frontier }) => optimum && frontier);
  const isOne = known.length === 1;
  const cases = algorithms.map(({ name: variant, recipe }) =>
    known.map((task): Case => ({ task, variant, recipe, tails: tailsOf(results, task, variant) })),
  );
  if (cases.every((ofVariant) => ofVariant.every(({ tails }) => tails.length === 0))) return [];
  const saddle = cases.flat().some(isLogged) ? [residual, dualityGap] : [];
  const fields = isOne ? [variant, solved, frontierGap, ...saddle] : [task, variant, solved, ...ends, ...saddle];
  const rows = cases.map((ofVariant) => [
    ...ofVariant.map((one) => fields.map(({ cell }) => cell(one))),
    ...(isOne ? [] : [totalRow(ofVariant, fields.length)]),
  ]);
  const about = rows.flatMap((ofVariant, i) => ofVariant.map(() => algorithms[i].name));
  const columns = fields.map(({ title, detail, align }): Column => ({ title, align, ...(detail && { detail }) }));
  const level = tasks.length === 1 ? 3 : 2;
  const table: Table = { kind: "table", caption: caption(known, fields), columns, rows: rows.flat() };
  return [heading(level, "Against the exact optimum"), ...partedTable(table, about, focus ?? new Set(about))];
}

function caption(known: readonly TaskRecord[], fields: readonly Field[]): string {
  const explained = fields.flatMap(({ meaning }) => meaning ?? []);
  const where = known.length === 1 ? `On ${known[0].name}, exact` : "Exact";
  return [`${where} values over the last fifth of training.`, ...explained].join(" ");
}

/** Whether training logged what is left of the conditions of a saddle point. */
const isLogged = ({ tails }: Case): boolean => tails.some(({ kktResidual }) => Number.isFinite(kktResidual));

function totalRow(cases: readonly Case[], numFields: number): Cell[] {
  const feasible = cases.filter((one) => Number.isFinite(one.task.optimum!.episodeReturn));
  const tails = feasible.flatMap((one) => one.tails);
  const numSolved = tails.filter(({ isSolved }) => isSolved).length;
  const share = wilson(numSolved, tails.length);
  const cells: Cell[] = [
    { text: `all feasible tasks (${count(tails.length, "run")})` },
    { text: cases[0].variant },
    {
      text: percent(share.value, 1),
      detail: percents(share),
    },
  ];
  return [...cells, ...Array.from({ length: numFields - cells.length }, () => ({ text: NONE }))];
}
