import type { CurveData, CurveGroup, Explorer } from "../document.ts";
import type { Curves, Quantity } from "../curves.ts";
import { allSummaries, costNames, type Evidence } from "../evidence.ts";
import { expectedMultiplier } from "../../experiments/expectedMultiplier.ts";

/** The curves of all tasks, to be chosen, zoomed and read off. */
export function explorer(tasks: readonly Evidence[], recipes: ReadonlyMap<string, unknown>): Explorer {
  return {
    kind: "explorer",
    caption: "Medians over seeds, and bands from the least to the greatest. Drag to zoom, double-click to see all.",
    groups: tasks.flatMap((evidence) => groups(evidence, recipes, tasks.length > 1)),
  };
}

function groups(evidence: Evidence, recipes: ReadonlyMap<string, unknown>, isOneOfMany: boolean): CurveGroup[] {
  const { task, history } = evidence;
  const algorithms = allSummaries(evidence).map(({ outcome }) => outcome.algorithm);
  const group = (title: string, quantity: Quantity, rules: CurveGroup["rules"]): CurveGroup => ({
    title: isOneOfMany ? `${task.name}: ${title}` : title,
    rules,
    curves: algorithms.map((name) => curveData(name, quantity.curves(name))),
  });
  const optimum = (title: string, value: number | undefined): CurveGroup["rules"] =>
    value === undefined || !Number.isFinite(value) ? [] : [{ title, value, color: "optimum" }];
  const names = costNames(task);
  const lambda = expectedMultiplier(task, recipes.values().next().value);
  return [
    group("return", history.episodeReturn, optimum("optimum", task.optimum?.episodeReturn)),
    ...history.episodeCost.map((quantity, k) =>
      group(names[k], quantity, [{ title: "limit", value: task.constraints[k].costLimit, color: "limit" }]),
    ),
    ...history.multiplier.map((quantity) => group(quantity.title, quantity, optimum("expected", lambda))),
  ];
}

const curveData = (name: string, { step, median, low, high }: Curves): CurveData => ({
  name,
  step,
  median: median.map(brief),
  low: low.map(brief),
  high: high.map(brief),
});

/** Five digits, which is more than a screen shows; null for no number. */
const brief = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(5)) : null);
