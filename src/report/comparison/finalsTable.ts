import type { Cell, Column, Table } from "../document.ts";
import { decimalsFor, grouped, interval, NONE, number } from "../format.ts";
import type { ComparedTask } from "./contenders.ts";
import type { Finals, Measure } from "./finals.ts";

/** How many decimals a task's numbers have: those that suit the first contender, and the limits. */
export interface Decimals {
  readonly return: number;
  readonly cost: readonly number[];
}

/** The decimals for a task, of whose contenders the first counts. */
export const decimalsOf = ({ constraints }: ComparedTask, [first]: readonly Finals[]): Decimals => ({
  return: decimalsFor(first.episodeReturn),
  cost: constraints.map(({ costLimit }, k) => decimalsFor([costLimit, ...first.episodeCost[k]])),
});

/** A cost by its name, or simply "cost" where there is only one. */
export const costTitles = ({ constraints }: ComparedTask): string[] =>
  constraints.map(({ cost }) => (constraints.length > 1 ? cost : "cost"));

interface Field extends Column {
  readonly cell: (finals: Finals) => Cell;
}

/** Every contender in a row: where it comes from, and what it came to. */
export function finalsTable(task: ComparedTask, finals: readonly Finals[], measure: Measure): Table {
  const decimals = decimalsOf(task, finals);
  const fields: Field[] = [
    {
      title: "algorithm",
      align: "left",
      cell: ({ contender }) => ({ text: contender.name, detail: contender.results.program }),
    },
    {
      title: "return",
      align: "right",
      cell: ({ middleReturn }) => ({
        text: number(middleReturn.value, decimals.return),
        detail: interval(middleReturn, decimals.return),
      }),
    },
    ...costTitles(task).flatMap((title, k) => costFields(task, title, k, decimals.cost[k])),
    { title: "steps", detail: "trained", align: "right", cell: ({ lastStep }) => ({ text: grouped(lastStep) }) },
    { title: "runs", detail: "with a result", align: "right", cell: runs },
  ];
  const isDiscounted = task.constraints.some(({ kind }) => kind === "discounted");
  const how = {
    evaluation: `What the final stochastic policies are worth by their own evaluation${isDiscounted ? "; discounted costs are those of the last fifth of training" : ""}`,
    training:
      "Means over the last tenth of training, for all alike, because not every result has an evaluation of its final policies",
  }[measure];
  return {
    kind: "table",
    caption: `${how}. Interquartile means over runs; in brackets 95 % bootstrap intervals, for shares Wilson intervals.`,
    columns: fields.map(({ title, detail, align }) => ({ title, align, ...(detail && { detail }) })),
    rows: finals.map((each) => fields.map(({ cell }) => cell(each))),
  };
}

function costFields({ constraints }: ComparedTask, title: string, k: number, decimals: number): Field[] {
  const { costLimit, kind } = constraints[k];
  const unit = { episodic: "", discounted: "discounted ", rate: "per step " }[kind];
  const value: Field = {
    title,
    detail: Number.isNaN(costLimit) ? "no limit stated" : `${unit}≤ ${number(costLimit, decimals)}`,
    align: "right",
    cell: ({ middleCost, violated }) => ({
      text: number(middleCost[k].value, decimals),
      detail: interval(middleCost[k], decimals),
      tone: violated[k] ? "bad" : "neutral",
    }),
  };
  if (Number.isNaN(costLimit)) return [value];
  const kept: Field = {
    title: constraints.length > 1 ? `${title} kept` : "limit kept",
    detail: "within 5 %",
    align: "right",
    cell: ({ numKept, kept: share, violated, episodeCost }) => {
      const total = episodeCost[k].filter(Number.isFinite).length;
      if (total === 0) return { text: NONE };
      const detail = total > 1 ? `[${number(100 * share[k].low, 0)}, ${number(100 * share[k].high, 0)}] %` : NONE;
      return { text: `${numKept[k]} / ${total}`, detail, tone: violated[k] ? "bad" : "neutral" };
    },
  };
  return [value, kept];
}

function runs({ numFinished, contender }: Finals): Cell {
  const total = contender.seeds.length;
  return {
    text: `${numFinished} / ${total}`,
    ...(numFinished < total && { detail: `${total - numFinished} lost`, tone: "bad" as const }),
  };
}
