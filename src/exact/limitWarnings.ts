import { costNamesOf } from "../env/defineEnv.ts";
import type { Constraint, Task } from "../env/task.ts";
import { costRange } from "./costRange.ts";
import type { Discounting } from "./discounting.ts";
import { solve } from "./solve.ts";
import type { Tabular } from "./tabular.ts";

/**
 * What is wrong with the limits of a task, a sentence each: limits that no
 * policy can keep, and limits that hold nothing back. Empty where all is well,
 * or where the environment declares no table to compute it from. Limits on
 * rates, and limits of different kinds together, are not looked into.
 */
export function limitWarnings({ env, constraints }: Task): string[] {
  if (!env.exact) return [];
  const { tabular } = env.exact;
  const warnings = constraints.flatMap((constraint) => warningOf(env.id, tabular, constraint, costNamesOf(env)) ?? []);
  if (warnings.length > 0 || constraints.length < 2) return warnings;
  const discounting = discountingOf(constraints[0]);
  const isAlike = (constraint: Constraint) => discountingOf(constraint)?.gamma === discounting?.gamma;
  if (!discounting || !constraints.every(isAlike)) return [];
  const limitOf = (name: string) => constraints.find(({ cost }) => cost === name)?.costLimit ?? Infinity;
  const { closest } = solve(tabular, { limits: costNamesOf(env).map(limitOf), ...discounting });
  if (!closest) return [];
  const all = constraints.map(({ cost, costLimit }) => `${cost} ≤ ${costLimit}`).join(" and ");
  const nearest = costNamesOf(env).map((name, k) => `${name} ${show(closest[k])}`);
  return [`${env.id}: no policy keeps ${all} at once; the closest is ${nearest.join(", ")}`];
}

function warningOf(id: string, tabular: Tabular, constraint: Constraint, names: readonly string[]): string | undefined {
  const discounting = discountingOf(constraint);
  if (!discounting) return undefined;
  const cost = names.indexOf(constraint.cost);
  const { least, unconstrained } = costRange(tabular, { cost, ...discounting });
  const [from, to] = [least.episodeCosts[cost], unconstrained.episodeCosts[cost]];
  const promise = `${id}: ${constraint.cost} ≤ ${constraint.costLimit}`;
  const range = `limits between ${show(from)} and ${show(to)} bind`;
  if (constraint.costLimit < from - ROUNDING) return `${promise} cannot be kept, every policy costs more; ${range}`;
  if (constraint.costLimit < to - ROUNDING) return undefined;
  const rule = to - from > ROUNDING ? range : "no limit binds, for the best policy is also the safest";
  return `${promise} holds nothing back, the best policy costs ${show(to)}; ${rule}`;
}

/** How a kind of constraint sums, undefined for rates. */
function discountingOf({ kind, gamma }: Constraint): Discounting | undefined {
  if (kind === "rate") return undefined;
  return kind === "discounted" ? { gamma } : {};
}

const ROUNDING = 1e-9;
const show = (x: number): string => String(Number(x.toPrecision(4)));
