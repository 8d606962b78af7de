import type { ExperimentRecord } from "../experiments/record.ts";
import type { RecordedPolicy } from "../tables/policies.ts";
import type { RecordedRun } from "../tables/recordings.ts";
import type { Results } from "../tables/results.ts";
import { heading, note, paragraph, strong, type ReportDocument } from "./document.ts";
import { analysesOf, type Analysis } from "./analysis.ts";
import { firstLook, isFirstLook } from "./firstLook.ts";
import { focusOf } from "./focus.ts";
import { count, grouped } from "./format.ts";
import { convergenceFigure } from "./sections/convergence.ts";
import { explorer } from "./sections/explorer.ts";
import { limitSection } from "./sections/limits.ts";
import { mapSection } from "./sections/maps.ts";
import { provenanceSection, readingSection } from "./sections/method.ts";
import { measuresFold } from "./sections/measures.ts";
import { metricSection } from "./sections/metrics.ts";
import { optimumSection } from "./sections/optimum.ts";
import { taskSection } from "./sections/task.ts";
import { playerSection } from "./sections/player.ts";
import { recipeSection } from "./sections/recipes.ts";
import { profileFigures } from "./sections/profiles.ts";
import { sensitivitySection } from "./sections/sensitivity.ts";
import { verdict } from "./verdict/verdict.ts";

/** What a report can show beside the results. */
export interface Beside {
  /** What the results say of each task, where that is worked out already. */
  readonly tasks?: readonly Analysis[];
}

/** Makes a report of results: first the answer, then what it rests on, then how to read and repeat it. */
export function compose(
  results: Results,
  recordings: readonly RecordedRun[] = [],
  policies: readonly RecordedPolicy[] = [],
  { tasks = analysesOf(results) }: Beside = {},
): ReportDocument {
  const { experiment } = results;
  const recipes = new Map(experiment.algorithms.map(({ name, recipe }) => [name, recipe]));
  const profiles = profileFigures(tasks);
  const isSingle = experiment.seeds.length === 1;
  const isOneTask = tasks.length === 1;
  const optimum = optimumSection(results, isOneTask ? focusOf(tasks[0]) : undefined);
  return {
    title: experiment.question,
    subtitle: subtitle(experiment),
    blocks: [
      heading(2, "Verdict"),
      ...(isFirstLook(experiment) ? [paragraph([strong(firstLook(experiment))])] : []),
      ...tasks.map(verdict),
      ...(isSingle ? [note("One seed: there are no intervals, and nothing can be told from chance.")] : []),
      ...limitSection(tasks),
      ...(isOneTask ? [] : optimum),
      ...tasks.flatMap((evidence, i) => {
        const prefix = tasks.length > 1 ? `task-${i + 1}-` : "";
        const convergence = [...(isOneTask ? optimum : []), ...convergenceFigure(results, evidence, prefix)];
        return taskSection(evidence, recipes, prefix, {
          measures: [...metricSection(evidence, experiment.metrics), measuresFold(evidence)],
          sensitivity: sensitivitySection(evidence, experiment.sweeps ?? [], prefix),
          maps: mapSection(evidence, policies, prefix),
          watching: playerSection(evidence.task, recordings, prefix),
          convergence,
        });
      }),
      ...(profiles.length > 0 ? [heading(2, "Performance profiles"), ...profiles] : []),
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
