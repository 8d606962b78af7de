import type { Analysis } from "../analysis.ts";
import { fold, type Cell, type Column, type Fold, type Table } from "../document.ts";
import { costNames } from "../evidence.ts";
import { grouped, NONE, number, percent } from "../format.ts";
import type { ConstraintMeasure, RunMeasure } from "../../experiments/measureNames.ts";
import type { Scale } from "../scale.ts";
import { statisticCell } from "./statisticCell.ts";

/** How a measure is called, and how its numbers are written. */
type Print = (value: number, scale: Scale, constraint: number) => string;
type Line = readonly [title: string, detail: string, print: Print];

const asReturn: Print = (value, scale) => number(value, scale.return);
const asCost: Print = (value, scale, k) => number(value, scale.cost[k]);
const asShare: Print = (value) => percent(value);
const asSteps: Print = (value) => (Number.isFinite(value) ? grouped(Math.round(value)) : NONE);
const asNumber: Print = (value) => number(value);

const LINES: Readonly<Record<RunMeasure | ConstraintMeasure, Line>> = {
  episodeReturn: ["return", "final", asReturn],
  meanReturn: ["return", "mean over training", asReturn],
  feasibleReturn: ["feasible return", "the least of any run where a limit is broken", asReturn],
  deterministicReturn: ["return", "deterministic", asReturn],
  numGradientSteps: ["gradient steps", "", asSteps],
  episodeCost: ["cost", "final", asCost],
  costRatio: ["cost / limit", "final", asNumber],
  isKept: ["limit kept", "final policy, share of seeds", asShare],
  deterministicCost: ["cost", "deterministic", asCost],
  violationProbability: ["episodes over the limit", "share", asShare],
  cvar90: ["worst tenth of episodes", "mean cost", asCost],
  longestCostSpell: ["longest run of costs", "steps of an episode", asNumber],
  costRate: ["cost rate", "per step of training", asNumber],
  strongViolation: ["violation", "mean over training", asCost],
  weakViolation: ["balance", "thrift counted in", asCost],
  violatingShare: ["updates over the limit", "share", asShare],
  longestViolation: ["longest spell over it", "updates", asNumber],
  firstFeasibleStep: ["training within the limit", "from step", asSteps],
  settlingStep: ["training within the limit for good", "from step", asSteps],
  finalMultiplier: ["λ", "last", asNumber],
  peakMultiplier: ["λ", "peak", asNumber],
  multiplierSwing: ["λ swing", "peak to peak, last fifth", asNumber],
  multiplierPeriod: ["λ period", "updates", asNumber],
  naturalMultiplier: ["λ", "natural, last fifth", asNumber],
};

/** Everything that is measured, folded away: a row per measure, a column per variant. */
export const measuresFold = (evidence: Analysis): Fold => fold("All measures", [measuresTable(evidence)]);

function measuresTable(evidence: Analysis): Table {
  const { task, scale } = evidence;
  const names = costNames(task);
  const variants = [...evidence.statistics].map(([name, statistics]) => ({ name, statistics }));
  const columns: Column[] = [
    { title: "measure", align: "left" },
    ...variants.map(({ name }): Column => ({ title: name, align: "right" })),
  ];
  const rows = variants[0].statistics.map(({ measure, constraint }, i): Cell[] => {
    const [title, detail, print] = LINES[measure];
    const of = task.constraints.length > 1 && constraint !== undefined ? ` (${names[constraint]})` : "";
    return [
      { text: `${title}${of}`, ...(detail && { detail }) },
      ...variants.map(({ statistics }) =>
        statisticCell(statistics[i], (value) => print(value, scale, constraint ?? 0)),
      ),
    ];
  });
  return { kind: "table", caption, columns, rows };
}

const caption =
  "Interquartile means over seeds with 95 % bootstrap intervals, shares of seeds with Wilson intervals; means for shares of episodes, their worst tenth and their longest run of costs, each taken seed by seed; medians of the steps. “4 of 5”: only so many runs have the number, the others were lost or never got there. The longest run of costs is the expected maximum of consecutive steps that cost (EMCC). Run by run, with units, in the table “measures”; these numbers in “summary”. How long training took is in timing.csv beside this page, since no two machines agree on it.";
