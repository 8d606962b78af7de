import type { Evidence } from "./evidence.ts";

/** Tasks that differ in their limits only, the tightest first. */
export interface LimitGroup {
  readonly env: string;
  readonly tasks: readonly Evidence[];
}

/** The environments that were set several limits. */
export function limitGroups(tasks: readonly Evidence[]): LimitGroup[] {
  const groups = new Map<string, Evidence[]>();
  for (const evidence of tasks) {
    const { env, constraints } = evidence.task;
    const key = JSON.stringify([env, ...constraints.map(({ cost, kind }) => [cost, kind])]);
    groups.set(key, [...(groups.get(key) ?? []), evidence]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1 && group[0].task.constraints.length > 0 && areApart(group))
    .map((group) => ({ env: group[0].task.env, tasks: group.toSorted(byLimits) }));
}

/** Tasks with the same limits differ in something else. */
const areApart = (group: readonly Evidence[]): boolean =>
  new Set(group.map(({ task }) => JSON.stringify(task.constraints.map(({ costLimit }) => costLimit)))).size
  === group.length;

function byLimits({ task: a }: Evidence, { task: b }: Evidence): number {
  const differences = a.constraints.map(({ costLimit }, k) => costLimit - b.constraints[k].costLimit);
  return differences.find((difference) => difference !== 0) ?? 0;
}
