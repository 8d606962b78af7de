import type { Cell, Column, Table } from "../document.ts";
import { estimate, pValue, signed } from "../format.ts";
import type { ComparedTask } from "./contenders.ts";
import type { Contrast, Difference } from "./contrasts.ts";
import { costTitles, type Decimals } from "./finalsTable.ts";

/** Every contrast in a row: the differences, and whether chance explains them. */
export function contrastsTable(task: ComparedTask, contrasts: readonly Contrast[], decimals: Decimals): Table {
  const titles = costTitles(task);
  const difference = (value: Difference, digits: number): Cell => ({
    text: estimate(value, digits, signed),
    detail: testDetail(value),
  });
  const column = (title: string): Column => ({ title, detail: "difference", align: "right" });
  const isAnyPaired = contrasts.some(({ isPaired }) => isPaired);
  const isAnyApart = contrasts.some(({ isPaired }) => !isPaired);
  const tests = [
    ...(isAnyPaired
      ? [
          "Runs with the same seeds of the same program are compared seed by seed, with a paired t-test and bootstrap intervals.",
        ]
      : []),
    ...(isAnyApart
      ? [
          "Where seeds have nothing in common, groups of runs are compared: Welch's interval and test, and the Mann–Whitney test (MW), which asks nothing of the distributions.",
        ]
      : []),
  ];
  return {
    kind: "table",
    caption: `Differences of means, with 95 % intervals. ${tests.join(" ")} p is after Holm's correction for all rows of a column${isAnyApart ? ", MW without it" : ""}.`,
    columns: [
      { title: "algorithm", align: "left" },
      { title: "against", align: "left" },
      { title: "runs", align: "right" },
      column("return"),
      ...titles.map(column),
    ],
    rows: contrasts.map((contrast) => [
      { text: contrast.finals.contender.name },
      { text: contrast.against.contender.name },
      {
        text: `${contrast.finals.numFinished} vs ${contrast.against.numFinished}`,
        detail: contrast.isPaired ? "paired by seed" : "unpaired",
      },
      difference(contrast.episodeReturn, decimals.return),
      ...titles.map((_, k) => difference(contrast.episodeCost[k], decimals.cost[k])),
    ]),
  };
}

/** "p = 0.021, MW p = 0.032", or why there is none. */
export function testDetail({ adjusted, rankPValue, value }: Difference): string {
  if (!Number.isFinite(value)) return "no number";
  if (Number.isNaN(adjusted)) return "no test: too few runs, or no spread";
  return Number.isNaN(rankPValue) ? pValue(adjusted) : `${pValue(adjusted)}, MW ${pValue(rankPValue)}`;
}
