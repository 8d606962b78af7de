import type { Analysis } from "../analysis.ts";
import { heading, type Block } from "../document.ts";
import { ablationFigure } from "./ablation.ts";
import { costFigure } from "./costs.ts";
import { journeyTables } from "./journey.ts";
import { pairwiseBlocks } from "./pairwise.ts";
import { phaseFigures } from "./phase.ts";
import { riskTables } from "./risk.ts";
import { summaryTable } from "./summary.ts";
import { tradeoffFigure } from "./tradeoff.ts";
import { trainingFigure } from "./training.ts";

/** What stands in the section of a task beside its own numbers. */
interface Inset {
  readonly measures: readonly Block[];
  readonly sensitivity: readonly Block[];
  readonly watching: readonly Block[];
  readonly convergence: readonly Block[];
}

/** All that is said of one task: where training ended, how it went, what lies behind the means, and who beats whom. */
export function taskSection(
  evidence: Analysis,
  recipes: ReadonlyMap<string, unknown>,
  prefix: string,
  { measures, sensitivity, watching, convergence }: Inset,
): Block[] {
  const { task, variants } = evidence;
  const isConstrained = task.constraints.length > 0;
  const risk = riskTables(evidence);
  return [
    heading(2, task.name),
    ...(variants.length > 0 ? [ablationFigure(evidence, prefix)] : []),
    summaryTable(evidence, recipes),
    ...measures,
    ...(isConstrained ? [tradeoffFigure(evidence, prefix)] : []),
    ...sensitivity,
    ...watching,
    heading(3, "Training"),
    trainingFigure(evidence, recipes, prefix),
    ...phaseFigures(evidence, recipes, prefix),
    ...journeyTables(evidence),
    ...convergence,
    ...(isConstrained ? [heading(3, "Beyond the mean"), costFigure(evidence, prefix), ...risk] : []),
    ...(variants.length > 0 ? [heading(3, "Pair by pair"), ...pairwiseBlocks(evidence)] : []),
  ];
}
