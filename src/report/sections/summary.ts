import type { TaskRecord } from "../../experiments/record.ts";
import type { Block, Cell, Column, Table } from "../document.ts";
import { allSummaries, costNames, type Evidence } from "../evidence.ts";
import { focusOf } from "../focus.ts";
import { interval, NONE, number, percent, percents } from "../format.ts";
import { partedTable } from "../parted.ts";
import type { ConstraintSummary, Summary } from "../summary.ts";
import { expectedMultiplier } from "../../experiments/expectedMultiplier.ts";

/** A column together with what stands in it. */
interface Field extends Column {
  readonly cell: (summary: Summary) => Cell;
}

/**
 * Every variant in a row, in the numbers that decide: return, distance from the
 * optimum, costs against their limits, what was lost, and the multiplier where
 * there is one only. All else is in the table of all measures.
 */
export function summaryTables(evidence: Evidence, recipes: ReadonlyMap<string, unknown>): Block[] {
  const { task, method } = evidence;
  const summaries = allSummaries(evidence);
  const fields: Field[] = [
    { title: "variant", align: "left", cell: ({ outcome }) => ({ text: outcome.algorithm }) },
    returnField(evidence),
    ...(method.gap === undefined ? [] : [gapField]),
    ...costNames(task).flatMap((name, k) => costFields(evidence, name, k, recipes)),
    { title: "runs", detail: "with a result", align: "right", cell: runs },
  ];
  const table: Table = {
    kind: "table",
    caption: caption(evidence),
    columns: fields.map(({ title, detail, align }) => ({ title, align, ...(detail && { detail }) })),
    rows: summaries.map((summary) => fields.map(({ cell }) => cell(summary))),
  };
  const about = summaries.map(({ outcome }) => outcome.algorithm);
  return partedTable(table, about, focusOf(evidence));
}

function caption({ method, seeds }: Evidence): string {
  const how =
    method.outcome.method === "exact"
      ? "computed exactly from the model of the environment"
      : "the mean over sampled episodes";
  const spread =
    seeds.length > 1
      ? "Interquartile means over seeds; in brackets 95 % bootstrap intervals, for shares Wilson intervals."
      : "One seed.";
  return `What the final stochastic policies are worth, ${how}. ${spread}`;
}

const returnField = ({ scale }: Evidence): Field => ({
  title: "return",
  align: "right",
  cell: ({ episodeReturn }) => ({
    text: number(episodeReturn.value, scale.return),
    detail: interval(episodeReturn, scale.return),
  }),
});

const gapField: Field = {
  title: "gap",
  detail: "to the optimum",
  align: "right",
  cell: ({ gap, constraints }) => {
    const text = { text: percent(gap ?? NaN, 1) };
    return constraints.some(({ violated }) => violated) ? { ...text, detail: "over the limit" } : text;
  },
};

function costFields(
  { scale, task }: Evidence,
  name: string,
  k: number,
  recipes: ReadonlyMap<string, unknown>,
): Field[] {
  const { costLimit, kind } = task.constraints[k];
  const unit = { episodic: "", discounted: "discounted ", rate: "per step " }[kind];
  const of = ({ constraints }: Summary): ConstraintSummary => constraints[k];
  return [
    {
      title: name,
      detail: `${unit}≤ ${number(costLimit, scale.cost[k])}`,
      align: "right",
      cell: (summary) => ({
        text: number(of(summary).episodeCost.value, scale.cost[k]),
        detail: interval(of(summary).episodeCost, scale.cost[k]),
        tone: of(summary).violated ? "bad" : "neutral",
      }),
    },
    {
      title: task.constraints.length > 1 ? `${name} kept` : "limit kept",
      detail: "final policy, within 5 %",
      align: "right",
      cell: (summary) => kept(of(summary), summary.numFinished),
    },
    ...(task.constraints.length > 1 ? [] : [multiplierField(task, k, recipes)]),
  ];
}

const multiplierField = (task: TaskRecord, k: number, recipes: ReadonlyMap<string, unknown>): Field => ({
  title: "λ",
  detail: task.optimum ? "expected" : "natural",
  align: "right",
  cell: (summary) => {
    const expected = expectedMultiplier(task, recipes.get(summary.outcome.algorithm));
    const text = number(summary.constraints[k].naturalMultiplier, 2);
    return expected === undefined ? { text } : { text, detail: `of ${number(expected, 2)}` };
  },
});

function kept(constraint: ConstraintSummary, total: number): Cell {
  if (total === 0) return { text: NONE };
  const detail = total > 1 ? percents(constraint.kept) : "";
  return { text: `${constraint.numKept} / ${total}`, detail, tone: constraint.violated ? "bad" : "neutral" };
}

const runs = ({ numFinished, numSeeds }: Summary): Cell => ({
  text: `${numFinished} / ${numSeeds}`,
  ...(numFinished < numSeeds && { detail: `${numSeeds - numFinished} lost`, tone: "bad" as const }),
});
