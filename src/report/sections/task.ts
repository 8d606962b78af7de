import type { Analysis } from "../analysis.ts";
import { fold, heading, type Block } from "../document.ts";
import { ablationFigure } from "./ablation.ts";
import { costFigure } from "./costs.ts";
import { journeyTables } from "./journey.ts";
import { pairwiseBlocks } from "./pairwise.ts";
import { phaseFigures } from "./phase.ts";
import { riskTables } from "./risk.ts";
import { summaryTables } from "./summary.ts";
import { tradeoffFigure } from "./tradeoff.ts";
import { trainingFigures } from "./training.ts";

/** What stands in the section of a task beside its own numbers. */
interface Inset {
  readonly measures: readonly Block[];
  readonly maps: readonly Block[];
  readonly sensitivity: readonly Block[];
  readonly watching: readonly Block[];
  readonly convergence: readonly Block[];
}

/**
 * All that is said of one task: where training ended, and then how it went, what lies behind the means, and who beats
 * whom. Where there are several tasks the latter is folded away.
 *
 * @param prefix of the names of its figures; empty for the only task.
 */
export function taskSection(
  evidence: Analysis,
  recipes: ReadonlyMap<string, unknown>,
  prefix: string,
  { measures, maps, sensitivity, watching, convergence }: Inset,
): Block[] {
  const { task, variants } = evidence;
  const isConstrained = task.constraints.length > 0;
  const behind = [
    heading(3, "Training"),
    ...trainingFigures(evidence, recipes, prefix),
    ...phaseFigures(evidence, recipes, prefix),
    ...journeyTables(evidence),
    ...convergence,
    ...(isConstrained ? [heading(3, "Beyond the mean"), costFigure(evidence, prefix), ...riskTables(evidence)] : []),
    ...pairwiseBlocks(evidence),
  ];
  return [
    heading(2, task.name),
    ...(variants.length > 0 ? [ablationFigure(evidence, prefix)] : []),
    ...summaryTables(evidence, recipes),
    ...measures,
    ...maps,
    ...(isConstrained ? [tradeoffFigure(evidence, prefix)] : []),
    ...sensitivity,
    ...watching,
    ...(prefix === "" ? behind : [fold("Training, single episodes, and pair by pair", behind)]),
  ];
}
