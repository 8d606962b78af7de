import { refuseStrangers, type Formula } from "../math/arithmetic.ts";
import { shown } from "../shown.ts";
import { constraintMeasures, runMeasures } from "./measureNames.ts";

/** What a metric may be made of: the numbers of the table `measures`, which says what each is. */
export const metricNames: readonly string[] = [...runMeasures, "costLimit", ...constraintMeasures];

/**
 * Makes sure that metrics can be computed, before any work is done.
 *
 * @throws where one is no formula, or asks for a number that there is not.
 */
export function checkMetrics(where: string, metrics: Readonly<Record<string, Formula>>): void {
  for (const [name, metric] of Object.entries(metrics)) {
    if (typeof metric?.formula !== "string" || metric.tree === undefined) {
      throw new Error(`${where}: metric "${name}" is ${shown(metric)}; it must be made with formula("…")`);
    }
    refuseStrangers(`${where}: metric "${name}"`, metric, metricNames);
  }
}
