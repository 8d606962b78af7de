import { heading, type Block, type Figure } from "../document.ts";
import { allSummaries, costNames, type Evidence } from "../evidence.ts";
import { heatMap, type Square } from "../figures/heatMap.ts";
import { brief, enumeration, NONE, number } from "../format.ts";
import { limitGroups, type LimitGroup } from "../limitGroups.ts";
import { costRatio } from "../measures/costRatio.ts";
import type { Summary } from "../summary.ts";

/** Every algorithm under every limit, for environments that were set several. */
export function limitSection(tasks: readonly Evidence[]): Block[] {
  const groups = limitGroups(tasks);
  if (groups.length === 0) return [];
  return [
    heading(2, "Limit by limit"),
    ...groups.map((group, i) => figure(group, groups.length > 1 ? `-${i + 1}` : "")),
  ];
}

function figure({ env, tasks }: LimitGroup, suffix: string): Figure {
  const columns = tasks.map(limitsOf);
  const rows = allSummaries(tasks[0]).map(({ outcome }) => outcome.algorithm);
  const squares = tasks.flatMap((evidence, t) =>
    allSummaries(evidence).map((summary): Square => ({
      row: summary.outcome.algorithm,
      column: columns[t],
      ...words(evidence, summary),
      ratio: worstRatio(summary),
    })),
  );
  const isMany = tasks[0].task.constraints.length > 1 ? ", the worst where there are several" : "";
  return {
    kind: "figure",
    id: `limits${suffix}`,
    layout: "row",
    caption: `${env} under several limits. Bold: the return; below it the cost in units of the limit d${isMany}, both interquartile means over seeds, and how many seeds keep the limit, give or take 5 %. The shade repeats the cost: the deeper the blue, the further below the limit; the deeper the orange, the further above it. Runs that were lost are counted in the square.`,
    panels: [
      {
        title: env,
        alt: squares
          .map(({ row, column, text, detail }) => `${row} at ${column}: ${text}, ${detail.replace("\n", ", ")}`)
          .join("; "),
        drawing: heatMap(squares, rows, columns),
      },
    ],
  };
}

const limitsOf = ({ task }: Evidence): string =>
  enumeration(task.constraints.map(({ costLimit }, k) => `${costNames(task)[k]} ≤ ${brief(costLimit)}`));

function words({ scale, seeds, measures }: Evidence, summary: Summary): Pick<Square, "text" | "detail"> {
  const { outcome, numFinished } = summary;
  const numLost = seeds.length - numFinished;
  if (numFinished === 0) return { text: NONE, detail: `${numLost} of ${seeds.length} lost` };
  const numKept = measures.filter(
    ({ algorithm, status, ofConstraint }) =>
      algorithm === outcome.algorithm && status === "done" && ofConstraint.every(({ isKept }) => isKept === 1),
  ).length;
  const ratio = worstRatio(summary);
  const cost = `${number(ratio, 2)} d`;
  const lost = numLost > 0 ? `\n${numLost} lost` : "";
  return {
    text: number(summary.episodeReturn.value, scale.return),
    detail: `${cost}, ${numKept} of ${numFinished}${lost}`,
  };
}

const worstRatio = ({ constraints }: Summary): number =>
  Math.max(...constraints.map(({ episodeCost, constraint }) => costRatio(episodeCost.value, constraint.costLimit)));
