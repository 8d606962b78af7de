import type { OpenedResults } from "../../imports/openResults.ts";
import { heading, list, note, type Block, type Figure, type Panel, type ReportDocument } from "../document.ts";
import { firstLook, isFirstLook } from "../firstLook.ts";
import { forest } from "../figures/forest.ts";
import { count, enumeration, estimate, signed } from "../format.ts";
import { distinctLabels, type ComparedTask } from "./contenders.ts";
import { contrastsOf, type Contrast } from "./contrasts.ts";
import { contrastsTable } from "./contrastsTable.ts";
import { comparedCurves, explorerGroups } from "./curves.ts";
import { curvesDrawing } from "./figures.ts";
import { finalsOf } from "./finals.ts";
import { costTitles, decimalsOf, finalsTable, type Decimals } from "./finalsTable.ts";
import { findings } from "./findings.ts";
import { matchTasks, type MatchOptions } from "./matchTasks.ts";
import { provenance } from "./provenance.ts";
import { settingsContrast, settingsSentences, settingsTable } from "./settings.ts";

/** How results are matched, and what was typed. */
export interface CompareOptions extends MatchOptions {
  /** What was typed, for the record. */
  readonly command: string;
}

/**
 * Makes a report of several results on the tasks that they share: first the
 * answer, then the numbers and curves, then what differs in the settings.
 *
 * @throws where they share no task.
 */
export function compareResults(all: readonly OpenedResults[], options: CompareOptions): ReportDocument {
  const { tasks, alone } = matchTasks(all, options);
  const labels = [...distinctLabels(all).values()];
  const parts = tasks.map((task, i) => taskPart(task, tasks.length > 1 ? `task-${i + 1}-` : ""));
  const notes = [
    ...all.flatMap((opened) => opened.notes),
    ...all
      .filter(({ results }) => isFirstLook(results.experiment))
      .map(({ label, results }) => `${label}: ${firstLook(results.experiment)}`),
    ...(alone.length > 0 ? [`Of one of the results alone, and left out: ${enumeration(alone)}.`] : []),
  ];
  return {
    title: all.length > 1 ? `${enumeration(labels)}, side by side` : `What is in ${labels[0]}`,
    subtitle: [
      count(all.length, "result"),
      count(tasks.length, "task"),
      count(new Set(tasks.flatMap(({ contenders }) => contenders.map(({ name }) => name))).size, "algorithm"),
    ].join(" · "),
    blocks: [
      ...parts.flatMap(({ blocks }) => blocks),
      heading(2, "Curves to explore"),
      {
        kind: "explorer",
        caption: "Medians over runs, and bands from the least to the greatest. Drag to zoom, double-click to see all.",
        groups: parts.flatMap(({ task, groups }) => explorerGroups(task, groups)),
      },
      ...(notes.length > 0 ? [heading(2, "To be known"), list(notes)] : []),
      ...provenance(all, options.command),
    ],
  };
}

function taskPart(task: ComparedTask, prefix: string) {
  const { measure, finals } = finalsOf(task);
  const decimals = decimalsOf(task, finals);
  const contrasts = contrastsOf(task, finals);
  const { isExact, groups } = comparedCurves(task);
  const settings = contrasts.map(settingsContrast);
  const table = settingsTable(settings);
  const isDiscounted = task.constraints.some(({ kind }) => kind === "discounted");
  const how = isExact
    ? `exact values of the policies at that moment${isDiscounted ? ", but for discounted costs, which are those of training" : ""}`
    : "means over the episodes of training, as each program logs them";
  const limits = groups.some(({ limit }) => limit !== undefined) ? " Dashed orange: the limit." : "";
  const panels = groups.map((group): Panel => ({
    title: `Training: ${group.title}`,
    alt: `${group.title} over environment steps for ${enumeration(group.curves.map(({ name }) => name))}.`,
    drawing: curvesDrawing(group),
  }));
  const blocks: Block[] = [
    heading(2, task.name),
    findings(task, finals, contrasts, decimals),
    {
      kind: "figure",
      id: `${prefix}curves`,
      layout: "row",
      caption: `Training, over environment steps: ${how}. Bold: the median over runs; band: from the least to the greatest.${limits} What is extreme is cut.`,
      panels,
    },
    finalsTable(task, finals, measure),
    ...(contrasts.length > 0
      ? [
          differencesFigure(task, contrasts, decimals, prefix),
          contrastsTable(task, contrasts, decimals),
          heading(3, "What differs in the settings"),
          settingsSentences(settings),
          ...(table ? [{ kind: "fold" as const, summary: "All of it", blocks: [table] }] : []),
        ]
      : [note("There is one algorithm, and nothing to compare it with.")]),
  ];
  return { task, groups, blocks };
}

function differencesFigure(
  task: ComparedTask,
  contrasts: readonly Contrast[],
  decimals: Decimals,
  prefix: string,
): Figure {
  const panel = (what: string, digits: number, read: (contrast: Contrast) => Contrast["episodeReturn"]): Panel => {
    const branches = contrasts.map((contrast) => ({ name: contrast.finals.contender.name, effect: read(contrast) }));
    return {
      title: `Difference in ${what}`,
      alt: branches.map(({ name, effect }) => `${name}: ${estimate(effect, digits, signed)}`).join("; "),
      drawing: forest(branches, digits),
    };
  };
  return {
    kind: "figure",
    id: `${prefix}differences`,
    layout: "row",
    caption:
      "Differences of means from the algorithm that each is held against, with 95 % intervals. Filled: beyond chance at 5 % after Holm's correction.",
    panels: [
      panel("return", decimals.return, ({ episodeReturn }) => episodeReturn),
      ...costTitles(task).map((title, k) => panel(title, decimals.cost[k], ({ episodeCost }) => episodeCost[k])),
    ],
  };
}
