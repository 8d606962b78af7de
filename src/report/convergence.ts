import type { TaskRecord } from "../experiments/record.ts";
import type { Results } from "../tables/results.ts";
import { aligned, type Curves } from "./curves.ts";
import { byRun, type ExactRow } from "./rows.ts";

/** A distance from the exact optimum that training should bring to 0, of every variant. */
export interface Distance {
  readonly title: string;
  readonly unit: string;
  readonly curves: ReadonlyMap<string, Curves>;
}

/** How far from the optimum of a task its variants were through training; only what is known of some of them, and is not 0 throughout. */
export function distancesOf({ experiment, tables }: Results, task: TaskRecord): Distance[] {
  const exact = byRun<ExactRow>(tables.exactTraining);
  const distance = (title: string, unit: string, read: (row: ExactRow) => number, constraint?: string): Distance => ({
    title,
    unit,
    curves: new Map(
      experiment.algorithms.map(({ name }) => {
        const runs = experiment.seeds.map((seed) => ({
          seed,
          points: exact(task.name, name, seed)
            .filter((row) => row.constraint === (constraint ?? task.constraints[0]?.cost ?? ""))
            .map((row) => [row.step, read(row)] as const),
        }));
        return [name, aligned(runs)];
      }),
    ),
  });
  const named = (title: string, cost: string) => (task.constraints.length > 1 ? `${title} (${cost})` : title);
  const all = [
    distance("|J⋆ − J|", "return", ({ optimalityGap }) => Math.abs(optimalityGap)),
    ...task.constraints.map(({ cost }) =>
      distance(named("max(0, cost − limit)", cost), cost, ({ violation }) => Math.max(0, violation), cost),
    ),
    ...task.constraints.map(({ cost }) =>
      distance(named("|λ − λ⋆|", cost), "return per cost", ({ multiplierError }) => multiplierError, cost),
    ),
    distance("KKT residual", "return or cost", ({ kktResidual }) => kktResidual),
    distance("|duality gap|", "return", ({ dualityGap }) => Math.abs(dualityGap)),
  ];
  return all.filter(({ curves }) => [...curves.values()].some(({ median }) => median.some(isDistance)));
}

/** Whether a number can stand on a logarithmic scale. */
const isDistance = (value: number): boolean => value > 0 && value < Infinity;
