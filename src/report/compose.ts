import type { ExperimentRecord } from "../experiments/record.ts";
import type { RecordedRun } from "../tables/recordings.ts";
import type { Results } from "../tables/results.ts";
import { heading, note, type Block, type ReportDocument } from "./document.ts";
import { evidenceOf, type Evidence } from "./evidence.ts";
import { count, grouped } from "./format.ts";
import { ablationFigure } from "./sections/ablation.ts";
import { costFigure } from "./sections/costs.ts";
import { explorer } from "./sections/explorer.ts";
import { journeyTables } from "./sections/journey.ts";
import { provenanceSection, readingSection } from "./sections/method.ts";
import { optimumSection } from "./sections/optimum.ts";
import { playerSection } from "./sections/player.ts";
import { recipeSection } from "./sections/recipes.ts";
import { riskTable } from "./sections/risk.ts";
import { summaryTable } from "./sections/summary.ts";
import { tradeoffFigure } from "./sections/tradeoff.ts";
import { trainingFigure } from "./sections/training.ts";
import { verdict } from "./verdict/verdict.ts";

/** Makes a report of results: first the answer, then what it rests on, then how to read and repeat it. */
export function compose(results: Results, recordings: readonly RecordedRun[] = []): ReportDocument {
  const { experiment } = results;
  const recipes = new Map(experiment.algorithms.map(({ name, recipe }) => [name, recipe]));
  const tasks = experiment.tasks.map((task) => evidenceOf(results, task));
  const isSingle = experiment.seeds.length === 1;
  return {
    title: experiment.question,
    subtitle: subtitle(experiment),
    blocks: [
      heading(2, "Verdict"),
      ...tasks.map(verdict),
      ...(isSingle ? [note("One seed: there are no intervals, and nothing can be told from chance.")] : []),
      ...optimumSection(results),
      ...tasks.flatMap((evidence, i) =>
        taskSection(evidence, recipes, tasks.length > 1 ? `task-${i + 1}-` : "", recordings),
      ),
      heading(2, "Curves to explore"),
      explorer(tasks, recipes),
      ...recipeSection(experiment.algorithms),
      ...readingSection(experiment, isSingle),
      ...provenanceSection(experiment),
    ],
  };
}

const subtitle = ({ name, tasks, algorithms, seeds, totalSteps }: ExperimentRecord): string =>
  [
    name,
    count(algorithms.length, "algorithm"),
    count(tasks.length, "task"),
    count(seeds.length, "seed"),
    steps(tasks.map((task) => task.totalSteps ?? totalSteps)),
  ].join(" · ");

function steps(all: readonly number[]): string {
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? `${grouped(least)} steps each` : `${grouped(least)} to ${grouped(most)} steps each`;
}

function taskSection(
  evidence: Evidence,
  recipes: ReadonlyMap<string, unknown>,
  prefix: string,
  recordings: readonly RecordedRun[],
): Block[] {
  const { task, variants } = evidence;
  return [
    heading(2, task.name),
    ...(variants.length > 0 ? [ablationFigure(evidence, prefix)] : []),
    summaryTable(evidence, recipes),
    ...(task.constraints.length > 0 ? [tradeoffFigure(evidence, prefix)] : []),
    ...playerSection(task, recordings, prefix),
    heading(3, "Training"),
    trainingFigure(evidence, recipes, prefix),
    ...journeyTables(evidence),
    ...(variants.length > 0 || task.constraints.length > 0 ? [heading(3, "Beyond the mean")] : []),
    ...(task.constraints.length > 0 ? [costFigure(evidence, prefix)] : []),
    ...(variants.length > 0 || task.constraints.length > 0 ? [riskTable(evidence)] : []),
  ];
}
